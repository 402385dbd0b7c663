import { toDate, type Calendar } from '../../../kernel/calendar/index.ts';
import type { IsoDate } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';

/** 7 working days from the decision: 发改办财金〔2018〕424号; policy item 25. */
export const REPORT_DAYS = 7;

export interface ReportClock {
  due: IsoDate | null;
  provisional: boolean;
  /**
   * Working days after the due day, a begun one counted: what comes on the Saturday after a Friday is one late, as on the
   * Monday. 0 = in time; null before the calendar's first year.
   */
  daysLate: number | null;
}

/** Clock A: decision → received. Decisions of one file fall on few days, so each is worked out once. */
export function reportClock(calendar: Calendar, receivedOn: IsoDate): (decided: IsoDate) => ReportClock {
  const known = new Map<string, ReportClock>();
  return (decided) => {
    let clock = known.get(decided);
    if (!clock) known.set(decided, (clock = compute(calendar, decided, receivedOn)));
    return clock;
  };
}

function compute(calendar: Calendar, decided: IsoDate, receivedOn: IsoDate): ReportClock {
  try {
    const { due, provisional } = calendar.addWorkingDays(toDate(decided), REPORT_DAYS);
    return { due: due.toString(), provisional, daysLate: daysLateBy(calendar, due.toString(), receivedOn) };
  } catch (error) {
    if (error instanceof XinhengError && error.code === 'CALENDAR_MISSING') return { due: null, provisional: false, daysLate: null };
    throw error;
  }
}

export function daysLateBy(calendar: Calendar, due: IsoDate, receivedOn: IsoDate): number {
  return receivedOn > due ? Math.max(1, calendar.workingDaysBetween(toDate(due), toDate(receivedOn))) : 0;
}
