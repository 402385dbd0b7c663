import type { Temporal } from 'temporal-polyfill';
import type { Role } from '../access/types.ts';
import type { Calendar } from '../calendar/types.ts';
import { toDate } from '../calendar/index.ts';
import type { IsoDate } from '../db/types.ts';
import type { ProcedureContent } from '../policy/schemas/procedure.ts';
import { dutiesOf } from './duties.ts';
import { required, SOON } from './required.ts';
import type { Case } from './types.ts';

export type ReminderStage = 'soon' | 'today' | 'late';

/** Somebody is told that a last day is near, has come or has passed: once for each case, day and stage. */
export interface Reminder {
  stage: ReminderStage;
  due: IsoDate;
  to: 'party' | { organ: string | null; roles: readonly Role[]; account: string | null; excluded: readonly string[] };
}

/**
 * What people are to be reminded of today: officials of what they must do, by the same duties as their work list (also the
 * superior, once it is escalated to it); the party of whatever it may or must still do within a term, and of its own duty that
 * is late. A right of the party that has lapsed reminds nobody. Pure.
 */
export function remindersOf(of: Case, procedure: ProcedureContent, calendar: Calendar, today: Temporal.PlainDate): Reminder[] {
  const day = today.toString();
  const officials = dutiesOf(of, procedure, calendar, today)
    .filter(({ must, opens }) => must && (opens === null || opens <= day))
    .flatMap(({ organ, roles, account, excluded, due, provisional }) =>
      staged(due, provisional, calendar, today).map((each) => ({ ...each, to: { organ, roles, account, excluded } })),
    );
  const party = required(of, procedure, calendar, today)
    .filter(({ transition: { by, means }, open }) => open && means !== 'close' && by.some(({ who }) => who === 'party'))
    .flatMap(({ due, provisional, duty }) =>
      staged(due, provisional, calendar, today)
        .filter(({ stage }) => stage !== 'late' || duty)
        .map((each) => ({ ...each, to: 'party' as const })),
    );
  return [...officials, ...party];
}

/** By a day that is only provisional nobody is late. */
function staged(
  due: IsoDate | null,
  provisional: boolean,
  calendar: Calendar,
  today: Temporal.PlainDate,
): { stage: ReminderStage; due: IsoDate }[] {
  if (due === null) return [];
  const day = today.toString();
  if (due < day) return provisional ? [] : [{ stage: 'late', due }];
  if (due === day) return [{ stage: 'today', due }];
  return calendar.workingDaysBetween(today, toDate(due)) <= SOON ? [{ stage: 'soon', due }] : [];
}
