import type { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../calendar/types.ts';
import { toDate } from '../calendar/index.ts';
import type { IsoDate } from '../db/types.ts';
import type { CasePeriod, CaseTransition, ProcedureContent } from '../policy/schemas/procedure.ts';
import { isAdverse } from './fold.ts';
import type { Case, Hindrance, Requirement, RunningPeriod } from './types.ts';

/** Working days from which on a last day is near. */
export const SOON = 2;

/**
 * What is required or possible now, the most urgent first: banner, work list, API, reminders and the subject's page read
 * this and nothing else. Says nothing of persons: that is `may`. Pure.
 */
export function required(of: Case, procedure: ProcedureContent, calendar: Calendar, today: Temporal.PlainDate): Requirement[] {
  if (of.closedOn !== null) return [];
  return procedure.transitions
    .filter((transition) => transition.from.includes(of.state))
    .map((transition) => requirement(of, procedure, transition, calendar, today))
    .sort((a, b) => compareDays(a.due, b.due));
}

function requirement(
  of: Case,
  procedure: ProcedureContent,
  transition: CaseTransition,
  calendar: Calendar,
  today: Temporal.PlainDate,
): Requirement {
  const hindrances = hindrancesOf(of, procedure, transition, today);
  // To give up a case ends its terms, and is nobody's duty.
  const ends = (id: string): boolean => transition.means !== 'close' && periodOf(procedure, id).closedBy.includes(transition.id);
  const duties = of.periods.filter(
    ({ period, closedOn }) => closedOn === null && periodOf(procedure, period).kind === 'deadline' && ends(period),
  );
  const bounds = of.periods.filter(({ period }) => transition.notAfter.includes(period));
  const [bound] = [...duties, ...bounds].toSorted((a, b) => compareDays(a.due, b.due));
  return {
    transition,
    duty: duties.length > 0,
    due: bound?.due ?? null,
    provisional: bound?.provisional ?? false,
    standing: standingOf(bound, calendar, today),
    open: hindrances.length === 0,
    hindrances,
    rule: transition.rule ?? (bound === undefined ? null : periodOf(procedure, bound.period).basis),
  };
}

/** By a day that is only provisional nobody is late. */
export function standingOf(
  bound: Pick<RunningPeriod, 'due' | 'provisional'> | undefined,
  calendar: Calendar,
  today: Temporal.PlainDate,
): Requirement['standing'] {
  if (bound === undefined || bound.due === null) return 'no term';
  const day = today.toString();
  if (bound.due < day) return bound.provisional ? 'soon' : 'late';
  return calendar.workingDaysBetween(today, toDate(bound.due)) <= SOON ? 'soon' : 'in time';
}

/** Why the step is not open today, whoever takes it. */
export function hindrancesOf(of: Case, procedure: ProcedureContent, transition: CaseTransition, today: Temporal.PlainDate): Hindrance[] {
  const day = today.toString();
  // Time that stands still for the organ takes no right from the party: it may answer all the same.
  const partys = transition.by.some(({ who }) => who === 'party');
  const suspended: Hindrance[] = of.suspendedSince === null || partys ? [] : [{ code: 'SUSPENDED', what: of.suspendedSince, opens: null }];
  const { on } = transition;
  const served = on !== undefined && 'served' in on ? [on.served] : [];
  const taken = transition.once === true && of.steps.some(({ kind, what }) => kind === 'fire' && what === transition.id);
  return [
    ...suspended,
    ...(taken ? [{ code: 'ONCE' as const, what: transition.id, opens: null }] : []),
    ...[...transition.served, ...served].flatMap((document) => unserved(of, document, day)),
    ...transition.notBefore.flatMap((id) => notPassed(of, periodOf(procedure, id), day)),
    ...(on !== undefined && 'passed' in on ? notRunOut(of, periodOf(procedure, on.passed), day) : []),
    ...transition.notAfter.flatMap((id) => notRunning(of, periodOf(procedure, id), day)),
    ...(partys || transition.means === 'close' ? [] : undone(of, procedure, day)),
  ];
}

/**
 * What officials and the clock have built on must still stand, or nothing adverse follows from it: a service that turned
 * out to be none, a window that turned out to run longer. Once rights are cut this keeps nobody from giving them back.
 */
function undone(of: Case, procedure: ProcedureContent, day: IsoDate): Hindrance[] {
  if (procedure.nature !== 'adverse' || of.steps.some(({ to }) => isAdverse(procedure, to))) return [];
  const made = (document: string): number => of.steps.findLast(({ kind, what }) => kind === 'document' && what === document)?.n ?? 0;
  const fired = of.steps.flatMap(({ kind, what, n }) => {
    const step = kind === 'fire' ? procedure.transitions.find(({ id }) => id === what) : undefined;
    return step === undefined || step.by.some(({ who }) => who === 'party') ? [] : [{ step, n }];
  });
  const papers = fired.flatMap(({ step: { served, on }, n }) =>
    [...served, ...(on !== undefined && 'served' in on ? [on.served] : [])].filter((each) => made(each) < n),
  );
  const periods = fired.flatMap(({ step: { notBefore, on }, n }) =>
    [...notBefore, ...(on !== undefined && 'passed' in on ? [on.passed] : [])]
      .map((id) => periodOf(procedure, id))
      .filter(({ from }) => 'served' in from && made(from.served) < n),
  );
  return [
    ...[...new Set(papers)].flatMap((document) => unserved(of, document, day)),
    ...[...new Set(periods)].flatMap((period) => notPassed(of, period, day)),
  ];
}

/** A service that takes effect on a later day (public notice, post) opens the step on that day. */
function unserved(of: Case, document: string, day: IsoDate): Hindrance[] {
  const on = of.served.get(document);
  return on !== undefined && on <= day ? [] : [{ code: 'NOT_SERVED', what: document, opens: on ?? null }];
}

function notPassed(of: Case, period: CasePeriod, day: IsoDate): Hindrance[] {
  const running = of.periods.find((each) => each.period === period.id);
  if (running === undefined) return [notBegun(period)];
  // Whoever it was for has acted or waived it.
  if (running.closedOn !== null) return [];
  const { due, provisional } = running;
  if (due === null) return of.suspendedSince === null ? [notBegun(period)] : [];
  const opens = toDate(due).add({ days: 1 }).toString();
  if (due >= day) return [{ code: 'NOT_YET', what: period.id, opens }];
  // The party may yet have longer: the calendar of that year is not announced.
  return provisional ? [{ code: 'PROVISIONAL', what: period.id, opens: null }] : [];
}

/** The clock takes a step when a period has run out, not when somebody ended it in time. */
function notRunOut(of: Case, period: CasePeriod, day: IsoDate): Hindrance[] {
  const ended = of.periods.some((each) => each.period === period.id && each.closedOn !== null);
  return ended ? [{ code: 'NOT_YET', what: period.id, opens: null }] : notPassed(of, period, day);
}

function notRunning(of: Case, period: CasePeriod, day: IsoDate): Hindrance[] {
  const running = of.periods.find((each) => each.period === period.id);
  if (running === undefined) return [notBegun(period)];
  const { due, provisional } = running;
  return due === null || due >= day || provisional ? [] : [{ code: 'TOO_LATE', what: period.id, opens: null }];
}

function notBegun(period: CasePeriod): Hindrance {
  return 'served' in period.from
    ? { code: 'NOT_SERVED', what: period.from.served, opens: null }
    : { code: 'NOT_YET', what: period.id, opens: null };
}

/** Throws TypeError for a name that the procedure does not have: the checker of policy finds it first. */
export function periodOf(procedure: ProcedureContent, id: string): CasePeriod {
  const period = procedure.periods.find((each) => each.id === id);
  if (period === undefined) throw new TypeError(`no period ${id}`);
  return period;
}

/** No day comes last. */
export function compareDays(a: IsoDate | null, b: IsoDate | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
