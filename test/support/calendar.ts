import { readFileSync, readdirSync } from 'node:fs';
import type { CalendarContent } from '../../src/kernel/calendar/index.ts';
import type { PolicyDocument } from '../../src/kernel/policy/types.ts';

const FOLDER = new URL('../../policy/national/calendars/', import.meta.url);

/** The shipped policy documents of kind calendar, straight from the files. */
export function shippedCalendarDocuments(): PolicyDocument<CalendarContent>[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as PolicyDocument<CalendarContent>);
}
