import { createHash } from 'node:crypto';
import { XinhengError } from '../errors/index.ts';
import { findDate } from './dates.ts';
import { toEpochDay } from './epoch.ts';
import type { CalendarContent, HolidayYear } from './types.ts';

export interface MergedDays {
  firstYear: number;
  lastYear: number;
  /** Epoch day → off. */
  days: ReadonlyMap<number, boolean>;
  /** MM-DD. */
  fixed: ReadonlySet<string>;
  version: string;
}

/**
 * Merges the years' files: a file can hold days of its neighbours (2018-12-29 stands in 2019's). Throws POLICY_INVALID when
 * two files disagree about a day, a year stands twice, or a year between two announced ones is missing.
 */
export function mergeDays(contents: readonly CalendarContent[]): MergedDays {
  const years = contents.filter((c): c is HolidayYear => 'year' in c && c.days.length > 0).sort((a, b) => a.year - b.year);
  const first = years[0];
  const last = years.at(-1);
  if (!first || !last) throw invalid('no year announced');
  years.forEach(({ year }, index) => {
    if (year !== first.year + index) throw invalid(`${first.year + index} missing or ${year} twice`);
  });

  const byDate = new Map<string, boolean>();
  for (const { days } of years) {
    for (const { date, off } of days) {
      if ((byDate.get(date) ?? off) !== off) throw invalid(`${date} off and worked`);
      byDate.set(date, off);
    }
  }
  const fixed = contents.flatMap((c) => ('fixedDays' in c ? c.fixedDays.map((d) => d.monthDay) : [])).sort();
  const dated = [...byDate].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    firstYear: first.year,
    lastYear: last.year,
    days: new Map(dated.map(([date, off]) => [epochDay(date), off])),
    fixed: new Set(fixed),
    version: hash([first.year, last.year, dated, fixed]),
  };
}

function epochDay(iso: string): number {
  const date = findDate(iso);
  if (!date) throw invalid(`${iso} is no day`);
  return toEpochDay(date);
}

/** Names, papers and the order of files do not count: only what moves a date makes a new version. */
function hash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
}

function invalid(what: string): XinhengError {
  return new XinhengError('POLICY_INVALID', { what: `calendar: ${what}` });
}
