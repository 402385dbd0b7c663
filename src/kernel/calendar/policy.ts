import type { PolicyDocument } from '../policy/types.ts';
import { buildCalendar } from './build.ts';
import type { Calendar, CalendarContent } from './types.ts';

/**
 * The calendar from policy documents, of which there may be several editions of one year (2020's was changed in January):
 * the last edition of each id counts, for past days as well, since what was announced last is what was a day off.
 */
export function calendarOf(documents: readonly PolicyDocument<CalendarContent>[]): Calendar {
  return buildCalendar(latestEditions(documents).map((document) => document.content));
}

/** The last edition of each id. */
export function latestEditions(documents: readonly PolicyDocument<CalendarContent>[]): PolicyDocument<CalendarContent>[] {
  const latest = new Map<string, PolicyDocument<CalendarContent>>();
  for (const document of documents) {
    const held = latest.get(document.id);
    if (!held || compareEditions(document.edition, held.edition) > 0) latest.set(document.id, document);
  }
  return [...latest.values()];
}

/** Editions are numbers or days: '2' < '10', '2024' < '2025', '2026-01-27' < '2026-11-05'. */
function compareEditions(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
