import type { CalendarContent } from '../../calendar/index.ts';
import type { CasePeriod } from '../../policy/index.ts';
import type { Step } from '../types.ts';

/*
 * The law of terms once more, day by day, by somebody who has not read the engine: no prefix tables, no Temporal, no
 * arithmetic but "the next day". Days are ISO texts, which compare as days do.
 */

export function nextDay(day: string, by = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}

/** 节假日安排: what the notices say; else weekends; and in a year without notice the fixed days. */
export function almanac(contents: readonly CalendarContent[]) {
  const said = new Map<string, boolean>();
  const fixed = new Set<string>();
  let last = 0;
  for (const content of contents) {
    if ('fixedDays' in content) for (const { monthDay } of content.fixedDays) fixed.add(monthDay);
    else {
      if (content.days.length > 0) last = Math.max(last, content.year);
      for (const { date, off } of content.days) said.set(date, off);
    }
  }
  const isOff = (day: string): boolean => {
    const word = said.get(day);
    if (word !== undefined) return word;
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    return weekday === 0 || weekday === 6 || (Number(day.slice(0, 4)) > last && fixed.has(day.slice(5)));
  };
  return { isOff, isProvisional: (day: string): boolean => Number(day.slice(0, 4)) > last };
}
export type Almanac = ReturnType<typeof almanac>;

export interface Pause {
  from: string;
  to: string;
}

/** 民法典 §201–§203. */
export function lastDay(
  { isOff, isProvisional }: Almanac,
  term: Pick<CasePeriod, 'unit' | 'kind'>,
  started: string,
  length: number,
  pauses: readonly Pause[],
): { due: string; provisional: boolean } {
  const still = (day: string): boolean => pauses.some(({ from, to }) => from <= day && day < to);
  const counts = (day: string): boolean => !still(day) && (term.unit !== 'working' || !isOff(day));
  let left = term.unit === 'month' ? daysOfMonths(started, length) : length;
  let day = started;
  while (left > 0) {
    day = nextDay(day);
    if (counts(day)) left -= 1;
  }
  const moves = term.unit !== 'working' && term.kind !== 'term';
  const over = (each: string): boolean => !moves || (!isOff(each) && !still(each));
  while (!over(day)) day = nextDay(day);
  return { due: day, provisional: (moves || term.unit === 'working') && isProvisional(day) };
}

/** Days until the same day of a later month, or until that month's last day. */
function daysOfMonths(started: string, months: number): number {
  const [year, month, dayOfMonth] = started.split('-').map(Number) as [number, number, number];
  const end = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const target = Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, end));
  return Math.round((target - Date.parse(`${started}T00:00:00Z`)) / 86_400_000);
}

interface Run {
  started: string;
  length: number;
  closedOn: string | null;
}

/** From where a period runs, how much longer it became, and who ended it: found backwards, from the last step. */
export function lastRun(period: CasePeriod, steps: readonly Step[], closedOn: string | null): Run | undefined {
  const begin = beginOf(period, steps);
  if (begin === undefined) return undefined;
  const after = steps.slice(begin.index + 1);
  const longer = after.filter(({ kind, what }) => kind === 'extend' && what === period.id);
  const ended = after.find(({ kind, what }) => kind === 'fire' && period.closedBy.includes(what));
  const before = standingAgain(period, steps.slice(0, begin.index), begin.day);
  return {
    started: begin.day,
    length: longer.reduce((sum, { fields }) => sum + Number(fields['length']), before?.length ?? period.length),
    closedOn: before?.closedOn ?? ended?.on ?? closedOn,
  };
}

/** The run that a void service ended, where the next service counts from the same day. */
function standingAgain(period: CasePeriod, steps: readonly Step[], day: string): Run | undefined {
  const { from } = period;
  if (!('served' in from)) return undefined;
  const own = steps.findLastIndex(({ kind, what }) => what === from.served && (kind === 'document' || kind === 'service'));
  if (own < 0 || steps[own]!.fields['void'] !== true) return undefined;
  const earlier = lastRun(period, steps.slice(0, own), null);
  return earlier?.started === day ? earlier : undefined;
}

function beginOf({ from, kind: sort }: CasePeriod, steps: readonly Step[]): { index: number; day: string } | undefined {
  if ('step' in from) {
    const index = steps.findLastIndex(({ kind, what }) => (kind === 'open' ? 'open' : kind === 'fire' ? what : '') === from.step);
    return index < 0 ? undefined : { index, day: steps[index]!.on };
  }
  if ('field' in from) {
    const given = steps.flatMap(({ fields }, index) => {
      const day = fields[from.field];
      return typeof day === 'string' ? [{ index, day }] : [];
    });
    return given.findLast(({ day }, i) => day !== given[i - 1]?.day);
  }
  const fresh = steps.findLastIndex(({ kind, what, fields }) => what === from.served && (kind === 'document' || fields['void'] === true));
  // What cuts rights counts from the first service that had come when the next thing was recorded of it.
  const made = steps.findLastIndex(({ kind, what }) => what === from.served && kind === 'document');
  const recorded = steps.flatMap(({ kind, what, fields, on }, index) =>
    kind === 'service' && what === from.served && index > made ? [{ index, on, day: fields['served-on'] }] : [],
  );
  const firm = recorded.find(({ day }, i) => i + 1 < recorded.length && String(day ?? '9') <= recorded[i + 1]!.on);
  if (sort === 'term' && firm !== undefined) {
    const same = recorded.slice(0, recorded.indexOf(firm) + 1).findLastIndex(({ day }) => day !== firm.day) + 1;
    return { index: recorded[same]!.index, day: String(firm.day) };
  }
  const services = steps.flatMap(({ kind, what, fields, on }, index) =>
    kind === 'service' && what === from.served && index > fresh ? [{ index, on, day: String(fields['served-on']) }] : [],
  );
  // Of all days, the latest, but none that a later record overtook before it had come.
  const overtaken = (at: number, day: string) => services.some((each, i) => i > at && each.on < day);
  const standing = services.filter(({ day }, at) => !overtaken(at, day));
  return standing.toSorted((a, b) => (a.day === b.day ? a.index - b.index : a.day < b.day ? 1 : -1))[0];
}
