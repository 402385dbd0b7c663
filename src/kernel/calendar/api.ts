import { sql } from 'kysely';
import { Type } from 'typebox';
import type { Kernel } from '../context.ts';
import type { IsoDate } from '../db/types.ts';
import { route, type AnyRoute } from '../http/index.ts';
import { calendarMonth, calendarYears } from './years.ts';
import type { CalendarContent } from './types.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Text = Type.Object({ zh: Type.String(), en: Type.String() });
const Year = Type.Object({
  year: Type.Integer(),
  announced: Type.Boolean(),
  edition: Nullable,
  title: Type.Union([Text, Type.Null()]),
  verified: Nullable,
  sources: Type.Array(Type.Object({ title: Type.String(), url: Type.Optional(Type.String()), key: Type.Optional(Type.String()) })),
  papers: Type.Array(Type.String()),
  off: Type.Integer(),
  worked: Type.Integer(),
  workingDays: Type.Integer(),
});
const Month = Type.Object({
  month: Type.String(),
  provisional: Type.Boolean(),
  calendar: Type.String(),
  workingDays: Type.Integer(),
  days: Type.Array(Type.Object({ date: Type.String(), working: Type.Boolean(), name: Nullable })),
});
const Dependents = Type.Object({
  lastYear: Type.Integer({ description: 'the last that is announced' }),
  calendar: Type.String(),
  items: Type.Array(
    Type.Object({
      year: Type.Integer(),
      deadlines: Type.Integer(),
      served: Type.Integer({ description: 'told to a party: these may only move later' }),
      first: Type.String({ format: 'date' }),
    }),
  ),
});

/** Years, months, and how much rests on a year that is still to be announced. A year changes by a policy edition. */
export function calendarRoutes(kernel: Kernel): AnyRoute[] {
  const documents = () => kernel.policy.all<CalendarContent>('calendar');
  return [
    route({
      method: 'GET',
      path: '/api/v1/calendars',
      face: 'api',
      summary: 'Calendars by year, the latest first, with source and mark; the next year stands there unannounced',
      permission: 'public',
      audit: 'none',
      schemas: { response: { 200: Type.Object({ calendar: Type.String(), items: Type.Array(Year) }) } },
      handle: async () => ({
        calendar: kernel.calendar.version,
        items: calendarYears(documents(), kernel.calendar),
      }),
    }),
    route({
      method: 'GET',
      path: '/api/v1/calendars/months/{month}',
      face: 'api',
      summary: 'The days of a month, which are worked, and whether that may still change',
      permission: 'public',
      audit: 'none',
      schemas: {
        params: Type.Object({ month: Type.String({ pattern: '^20\\d{2}-(0[1-9]|1[0-2])$', description: 'YYYY-MM' }) }),
        response: { 200: Month },
      },
      async handle({ params: { month } }) {
        const [year, of] = month.split('-').map(Number);
        return calendarMonth(documents(), kernel.calendar, year!, of!);
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/calendars/dependents',
      face: 'api',
      summary: 'How many open terms fall into years that are not announced, and may move',
      permission: 'calendar.read',
      audit: 'calendar.dependents.counted',
      schemas: { response: { 200: Dependents } },
      async handle() {
        const { rows } = await sql<{ year: number; deadlines: number; served: number; first: IsoDate }>`
          select extract(year from due)::int as year, count(*)::int as deadlines,
            (count(*) filter (where served))::int as served, min(due) as first
          from v_deadlines_open where provisional group by 1 order by 1`.execute(kernel.db.kysely);
        return { lastYear: kernel.calendar.lastYear, calendar: kernel.calendar.version, items: rows };
      },
    }),
  ];
}
