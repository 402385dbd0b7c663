import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { signIn, testServer, testUser } from '../../../test/support/server.ts';
import { openDeadline } from '../deadlines/index.ts';
import { calendarCapability } from './capability.ts';
import type { CalendarMonth, CalendarYear } from './years.ts';

let kernel: TestKernel;
let server: FastifyInstance;
beforeAll(async () => {
  kernel = await testKernel();
  server = await testServer(kernel, [calendarCapability]);
  await testUser(kernel, { account: 'policy', role: 'policy' });
  await testUser(kernel, { account: 'guard', role: 'security' });
});
const month = async (name: string) => (await server.inject({ url: `/api/v1/calendars/months/${name}` })).json<CalendarMonth>();

describe(item(25, 'calendars by year'), () => {
  test('stand with source and mark; the next year stands there, not announced', async () => {
    const { items } = (await server.inject({ url: '/api/v1/calendars' })).json<{ items: CalendarYear[] }>();
    const years = items.map(({ year }) => year);
    expect(years).toEqual([...years].sort((a, b) => b - a));
    const last = kernel.calendar.lastYear;
    for (const { year, announced, sources, papers, verified } of items) {
      expect(announced, String(year)).toBe(year <= last);
      if (year > last) continue;
      expect(sources.length, String(year)).toBeGreaterThan(0);
      expect(verified).not.toBeNull();
      expect(papers.length, String(year)).toBeGreaterThan(0);
    }
    expect(years[0]).toBe(last + 1);
    const named = items.find(({ year }) => year === 2026)!;
    expect(named.workingDays).toBe(
      kernel.calendar.workingDaysBetween(Temporal.PlainDate.from('2025-12-31'), Temporal.PlainDate.from('2026-12-31')),
    );
    expect(named.off).toBeGreaterThan(named.worked);
  });

  test('a month says which days are worked and why not', async () => {
    const october = await month('2026-10');
    expect(october.days).toHaveLength(31);
    expect(october).toMatchObject({ month: '2026-10', provisional: false, calendar: kernel.calendar.version });
    const day = (date: string) => october.days.find((each) => each.date === date);
    expect(day('2026-10-01')).toMatchObject({ working: false, name: expect.stringContaining('国庆') });
    expect(day('2026-10-15')).toEqual({ date: '2026-10-15', working: true, name: null });
    expect(day('2026-10-17')).toEqual({ date: '2026-10-17', working: false, name: null });
    expect(october.workingDays).toBe(october.days.filter(({ working }) => working).length);
  });

  test('of a year that is not announced is provisional, with the holidays of fixed dates alone', async () => {
    const year = kernel.calendar.lastYear + 1;
    const october = await month(`${year}-10`);
    expect(october.provisional).toBe(true);
    expect(october.days[0]).toMatchObject({ working: false, name: expect.any(String) });
  });

  test.each([
    ['2026-13', 400],
    ['1999-10', 400],
    ['2001-01', 422],
    ['2026-1', 400],
  ])('%s is refused', async (name, status) => {
    expect((await server.inject({ url: `/api/v1/calendars/months/${name}` })).statusCode).toBe(status);
  });
});

describe(item(25, 'what rests on a year that is not announced'), () => {
  test('is counted by year, for those who work with it', async () => {
    const year = kernel.calendar.lastYear + 1;
    const open = (started: string, served: boolean) =>
      kernel.db.tx((tx) =>
        openDeadline(tx, kernel, {
          objectKind: 'probe',
          objectId: started,
          rule: 'probe',
          started,
          days: 5,
          unit: 'working',
          served,
        }),
      );
    await open('2026-11-02', false);
    await open(`${year}-03-01`, true);
    await open(`${year}-02-01`, false);
    const url = '/api/v1/calendars/dependents';
    expect((await server.inject({ url })).statusCode).toBe(401);
    expect((await server.inject({ url, headers: { ...(await signIn(server, 'guard')) } })).statusCode).toBe(403);
    const answer = await server.inject({ url, headers: { ...(await signIn(server, 'policy')) } });
    const { rows } = await sql<{ first: string }>`select min(due) as first from deadlines where provisional`.execute(kernel.db.kysely);
    expect(answer.json()).toEqual({
      lastYear: kernel.calendar.lastYear,
      calendar: kernel.calendar.version,
      items: [{ year, deadlines: 2, served: 1, first: rows[0]!.first }],
    });
  });
});
