import type { Calendar } from '../calendar/types.ts';
import { findDate } from '../calendar/index.ts';
import type { IsoDate } from '../db/types.ts';
import { dueOf, notBefore, type Term } from '../deadlines/index.ts';
import type { CasePeriod, ProcedureContent } from '../policy/schemas/procedure.ts';
import type { Case, RunningPeriod, Step } from './types.ts';

/** Last days that a party was told, by period, each with the day it is counted from. */
export type Told = ReadonlyMap<string, { started: IsoDate; due: IsoDate }>;

type Unfolded = Omit<Case, 'periods'>;

/** The terms of a case that have begun, in the order of the procedure. Pure. */
export function periodsOf(of: Unfolded, procedure: ProcedureContent, calendar: Calendar, told: Told): RunningPeriod[] {
  return procedure.periods.flatMap((period) => {
    const run = runOf(period, of);
    return run === undefined ? [] : [counted(run, period, of, calendar, told.get(period.id))];
  });
}

interface Run {
  started: IsoDate;
  extended: number;
  extensions: number;
  closedOn: IsoDate | null;
}

/** The latest run of a period: a step taken again, a paper served again, a day given anew begins it again. */
function runOf(period: CasePeriod, of: Unfolded): Run | undefined {
  let run: Run | undefined;
  let voided: Run | undefined;
  for (const step of of.steps) {
    const started = startOf(period, step, run);
    if (started === null) {
      // A service recorded again on its day is the one that was: what the party was granted stands.
      voided = step.kind === 'service' ? (run ?? voided) : undefined;
      run = undefined;
    } else if (started !== undefined) {
      run = voided?.started === started ? voided : { started, extended: 0, extensions: 0, closedOn: null };
      voided = undefined;
    } else if (run === undefined) continue;
    else if (step.kind === 'extend' && step.what === period.id) {
      run = { ...run, extended: run.extended + Number(step.fields['length']), extensions: run.extensions + 1 };
    } else if (step.kind === 'fire' && period.closedBy.includes(step.what)) run.closedOn ??= step.on;
  }
  return run && { ...run, closedOn: run.closedOn ?? of.closedOn };
}

/** The day from which a step makes the period run; null where it takes its start away; undefined where it does neither. */
function startOf(period: CasePeriod, step: Step, run: Run | undefined): IsoDate | null | undefined {
  const { from } = period;
  if ('step' in from) {
    const fired = step.kind === 'open' ? 'open' : step.kind === 'fire' ? step.what : undefined;
    return fired === from.step ? step.on : undefined;
  }
  if ('served' in from) {
    if (step.what !== from.served) return undefined;
    if (step.kind === 'document') return null;
    if (step.kind !== 'service') return undefined;
    // How long a state lasts is not longer, nor without an end, because its service was recorded wrongly.
    if (period.kind === 'term' && run !== undefined && run.started <= step.on) return undefined;
    const day = stillServedOn(step, run?.started);
    return day === run?.started ? undefined : day;
  }
  if (step.kind !== 'open' && step.kind !== 'fire') return undefined;
  const given = step.fields[from.field];
  return typeof given === 'string' && given !== run?.started ? findDate(given)?.toString() : undefined;
}

/** From which day on a paper counts as served; null where a service turned out to be none. */
function servedOn(step: Step): IsoDate | null {
  const day = step.fields['served-on'];
  return typeof day === 'string' ? day : null;
}

/**
 * The day that stands once this service is recorded: one that has come moves only later, which helps the party; one that
 * lies ahead (public notice) also sooner, where the paper is handed over before it.
 */
export function stillServedOn(step: Step, before: IsoDate | undefined): IsoDate | null {
  const day = servedOn(step);
  if (day === null || before === undefined || before > step.on) return day;
  return day > before ? day : before;
}

/** The term as it is counted, for the case and for its row in kernel/deadlines alike. */
export function termOf(period: CasePeriod, run: Pick<RunningPeriod, 'started' | 'length'>, pauses: Case['pauses']): Term {
  return { started: run.started, days: run.length, unit: period.unit, kind: period.kind, pauses };
}

function counted(
  run: Run,
  period: CasePeriod,
  of: Unfolded,
  calendar: Calendar,
  told: { started: IsoDate; due: IsoDate } | undefined,
): RunningPeriod {
  const { started, closedOn, extended, extensions } = run;
  const length = period.length + extended;
  const served = 'served' in period.from;
  const computed = dueOf(calendar, termOf(period, { started, length }, of.pauses));
  const due = served && told?.started === started ? notBefore(computed, told.due) : computed;
  // What ended before time stood still is over; the rest has no last day until time runs again.
  const stands = of.suspendedSince !== null && closedOn === null && due.due >= of.suspendedSince;
  const last = stands ? null : due.due;
  return { period: period.id, started, length, extensions, due: last, provisional: due.provisional, served, closedOn };
}
