import type { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../../kernel/calendar/types.ts';
import type { Random } from './random.ts';

/** An office that registers equipment out of a system of its own, with its habit of sending. */
export interface Office {
  code: string;
  word: string;
  sends: (decided: Temporal.PlainDate, random: Random, calendar: Calendar) => Temporal.PlainDate;
}

/** On the last working day of the week, or on the next one. */
function weekly(decided: Temporal.PlainDate, calendar: Calendar): Temporal.PlainDate {
  const day = decided.add({ days: (12 - decided.dayOfWeek) % 7 });
  return calendar.isWorkingDay(day) ? day : calendar.addWorkingDays(day, 1).due;
}

/** Only every other week: what was decided early in the fortnight comes too late. */
function fortnightly(decided: Temporal.PlainDate, calendar: Calendar): Temporal.PlainDate {
  const odd = decided.weekOfYear !== undefined && decided.weekOfYear % 2 === 1;
  return weekly(odd ? decided.add({ weeks: 1 }) : decided, calendar);
}

/** Different habits, so that the figures have something to tell: always in time, now and then a week missed, too seldom. */
export const MUNICIPAL: Office = {
  code: 'demo-amr',
  word: '示市监',
  sends: (day, _, calendar) => weekly(day, calendar),
};
const OFFICES: Readonly<Record<string, Office>> = {
  示例甲区: {
    code: 'demo-a-amr',
    word: '示甲市监',
    sends: (day, random, calendar) => weekly(random.chance(0.04) ? day.add({ weeks: 1 }) : day, calendar),
  },
  示例乙区: {
    code: 'demo-b-amr',
    word: '示乙市监',
    sends: (day, random, calendar) => weekly(random.chance(0.2) ? day.add({ weeks: 1 }) : day, calendar),
  },
  示例丙县: { code: 'demo-c-amr', word: '示丙市监', sends: (day, _, calendar) => fortnightly(day, calendar) },
};

export function officeOf(district: string): Office {
  return OFFICES[district] ?? MUNICIPAL;
}
