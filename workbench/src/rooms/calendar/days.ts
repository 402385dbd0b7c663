import type { paths } from '../../api/schema.d.ts';

export type Month = paths['/api/v1/calendars/months/{month}']['get']['responses'][200]['content']['application/json'];
type Given = Month['days'][number];

export interface Day extends Given {
  /** `off`: a day off that a holiday makes; `worked`: a weekend that is worked; else what the week makes it. */
  kind: 'off' | 'worked' | 'weekend' | 'plain';
}

export function kindOf({ date, working, name }: Given): Day['kind'] {
  const weekend = [0, 6].includes(weekdayOf(date));
  if (working) return weekend ? 'worked' : 'plain';
  return name === null && weekend ? 'weekend' : 'off';
}

/** The days of a month in weeks that begin on Monday; null where another month's days stand. Pure. */
export function weeksOf(days: readonly Given[]): (Day | null)[][] {
  const first = days[0];
  if (first === undefined) return [];
  const before = (weekdayOf(first.date) + 6) % 7;
  const cells: (Day | null)[] = [...Array.from({ length: before }, () => null), ...days.map((day): Day => ({ ...day, kind: kindOf(day) }))];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** By name, what is off and what is worked for it, in the order of the first day. Pure. */
export function holidaysOf(days: readonly Given[]): { name: string; kind: 'off' | 'worked'; days: string[] }[] {
  const found = new Map<string, { name: string; kind: 'off' | 'worked'; days: string[] }>();
  for (const day of days) {
    const kind = kindOf(day);
    if (day.name === null || (kind !== 'off' && kind !== 'worked')) continue;
    const key = `${kind} ${day.name}`;
    const entry = found.get(key) ?? { name: day.name, kind, days: [] };
    entry.days.push(day.date);
    found.set(key, entry);
  }
  return [...found.values()];
}

function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}
