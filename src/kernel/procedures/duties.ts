import type { Temporal } from 'temporal-polyfill';
import type { Role } from '../access/types.ts';
import type { Calendar } from '../calendar/types.ts';
import { toDate } from '../calendar/index.ts';
import type { IsoDate } from '../db/types.ts';
import type { Actor, CaseTransition, ProcedureContent } from '../policy/schemas/procedure.ts';
import { compareDays, periodOf, required } from './required.ts';
import type { Case, Requirement, RunningPeriod } from './types.ts';

/** What somebody must or may do in a case: a row of the work list, for all whom it fits. */
export interface Duty {
  /** Transition or period. */
  what: string;
  kind: 'step' | 'period' | 'resume' | 'assign';
  /** Which of its actors. */
  actor: number;
  /** Null: whatever the organ. */
  organ: string | null;
  roles: readonly Role[];
  /** Only this account. */
  account: string | null;
  excluded: readonly string[];
  must: boolean;
  escalated: boolean;
  due: IsoDate | null;
  provisional: boolean;
  /** Not before this day. */
  opens: IsoDate | null;
}

/** Who gives a case to an officer, and takes one out of it: the head of the deciding organ (行政处罚法 §43). */
export const LEADER: Actor = { who: 'official', organ: 'deciding', roles: ['director'] };

/** Whoever works on cases in the organ that decides or handles: for what has no step of its own in the procedure. */
export const OFFICIALS: readonly Actor[] = (['deciding', 'handling'] as const).map((organ) => ({
  who: 'official',
  organ,
  roles: ['clerk', 'reviewer', 'officer', 'legal', 'director'],
}));

/**
 * All duties of officials in an open case. No open case is without one: what nobody can do yet is the matter of whoever
 * the running deadline belongs to, and a case at rest is that of whoever may set it going. Pure.
 */
export function dutiesOf(of: Case, procedure: ProcedureContent, calendar: Calendar, today: Temporal.PlainDate): Duty[] {
  if (of.closedOn !== null) return [];
  if (of.suspendedSince !== null) return resumption(of, procedure);
  const requirements = required(of, procedure, calendar, today).filter((each) => canBeTaken(each));
  const steps = requirements.flatMap((each) => stepDuties(of, each));
  const running = of.periods.filter(({ period, closedOn }) => closedOn === null && periodOf(procedure, period).kind === 'deadline');
  const covered = (id: string): boolean =>
    requirements.some(({ transition: { id: step, means } }) => means !== 'close' && periodOf(procedure, id).closedBy.includes(step));
  const waiting = running.filter(({ period }) => !covered(period)).flatMap((each) => periodDuties(of, procedure, each));
  const late = running.flatMap((each) => escalations(of, procedure, each, calendar));
  return [...steps, ...waiting, ...late, ...assignments(of, procedure)];
}

/** Open, or opening by itself on a known day. */
function canBeTaken({ transition, open, hindrances }: Requirement): boolean {
  return transition.on === undefined && (open || hindrances.every(({ opens }) => opens !== null));
}

function stepDuties(of: Case, { transition, duty, due, provisional, hindrances }: Requirement): Duty[] {
  const opens = hindrances.map((each) => each.opens).toSorted((a, b) => compareDays(b, a))[0] ?? null;
  const excluded = excludedFrom(of, transition);
  return officials(transition.by).map(([actor, n]) => ({
    what: transition.id,
    kind: 'step',
    actor: n,
    ...whose(of, actor),
    excluded,
    must: duty,
    escalated: false,
    due,
    provisional,
    opens,
  }));
}

function excludedFrom(of: Case, { notWho }: Pick<CaseTransition, 'notWho'>): string[] {
  return [...new Set([...of.recused, ...notWho.flatMap((step) => of.actors.get(step) ?? [])])];
}

function periodDuties(of: Case, procedure: ProcedureContent, running: RunningPeriod): Duty[] {
  const { id, owner } = periodOf(procedure, running.period);
  const { due, provisional } = running;
  return officials([owner]).map(([actor, n]) => ({
    what: id,
    kind: 'period',
    actor: n,
    ...whose(of, actor),
    excluded: of.recused,
    must: true,
    escalated: false,
    due,
    provisional,
    opens: null,
  }));
}

function escalations(of: Case, procedure: ProcedureContent, running: RunningPeriod, calendar: Calendar): Duty[] {
  const { id, escalate } = periodOf(procedure, running.period);
  const { due, provisional } = running;
  if (escalate === undefined || due === null || provisional) return [];
  const opens = escalatesOn(due, escalate.after, calendar);
  return officials([escalate.to]).map(([actor, n]) => ({
    what: id,
    kind: 'period',
    actor: n,
    ...whose(of, actor),
    excluded: of.recused,
    must: true,
    escalated: true,
    due,
    provisional,
    opens,
  }));
}

/** The first day on which the superior sees it: so many working days after the last day, at the earliest the day after it. */
function escalatesOn(due: IsoDate, after: number, calendar: Calendar): IsoDate {
  const last = toDate(due);
  return (after === 0 ? last.add({ days: 1 }) : calendar.addWorkingDays(last, after).due).toString();
}

function resumption(of: Case, procedure: ProcedureContent): Duty[] {
  const ground = of.steps.findLast((step) => step.kind === 'suspend')?.what;
  const by = procedure.suspensions.filter(({ id }) => id === ground).map((each) => each.by);
  return officials(by).map(([actor, n]) => ({
    what: 'resume',
    kind: 'resume',
    actor: n,
    ...whose(of, actor),
    excluded: of.recused,
    must: false,
    escalated: false,
    due: null,
    provisional: false,
    opens: null,
  }));
}

/** Where a step is for the officer in charge and there is none. */
function assignments(of: Case, procedure: ProcedureContent): Duty[] {
  if (of.handler !== null || !needsHandler(procedure)) return [];
  return [
    {
      what: 'assign',
      kind: 'assign',
      actor: 0,
      ...whose(of, LEADER),
      excluded: of.recused,
      must: true,
      escalated: false,
      due: null,
      provisional: false,
      opens: null,
    },
  ];
}

export function needsHandler({ transitions, periods }: ProcedureContent): boolean {
  return [...transitions.flatMap(({ by }) => by), ...periods.map(({ owner }) => owner)].some(({ assigned }) => assigned);
}

function officials(actors: readonly Actor[]): [Actor, number][] {
  return actors.flatMap((actor, n): [Actor, number][] => (actor.who === 'official' ? [[actor, n]] : []));
}

function whose(of: Case, { organ = 'deciding', roles, assigned }: Actor): Pick<Duty, 'organ' | 'roles' | 'account'> {
  return {
    // An organ that the case does not have is nobody's, not everybody's.
    organ: organ === 'any' ? null : (of.organs[organ] ?? ''),
    roles: (roles ?? []) as Role[],
    // Without an officer in charge nobody has it, until one is assigned.
    account: assigned === true ? (of.handler ?? '') : null,
  };
}
