import type { Temporal } from 'temporal-polyfill';
import { toDate } from '../calendar/index.ts';
import type { IsoDate } from '../db/types.ts';
import type { CaseTransition, ProcedureContent } from '../policy/schemas/procedure.ts';
import { hindrancesOf } from './required.ts';
import type { Case } from './types.ts';

/** The step that the clock takes now: its document is served, or its period's last day is over. Pure. */
export function clockStep(of: Case, procedure: ProcedureContent, today: Temporal.PlainDate): CaseTransition | undefined {
  return clockSteps(of, procedure).find((transition) => hindrancesOf(of, procedure, transition, today).length === 0);
}

/** The earliest day on which that may be so. By a provisional date the clock takes none. */
export function clockOn(of: Case, procedure: ProcedureContent): IsoDate | null {
  if (of.suspendedSince !== null) return null;
  const days = clockSteps(of, procedure).flatMap(({ on }) => {
    if (on === undefined) return [];
    if ('served' in on) return of.served.get(on.served) ?? [];
    const running = of.periods.find(({ period }) => period === on.passed);
    if (running === undefined || running.due === null || running.closedOn !== null || running.provisional) return [];
    return toDate(running.due).add({ days: 1 }).toString();
  });
  return days.toSorted()[0] ?? null;
}

function clockSteps(of: Case, { transitions }: ProcedureContent): CaseTransition[] {
  if (of.closedOn !== null) return [];
  return transitions.filter(({ on, from }) => on !== undefined && from.includes(of.state));
}
