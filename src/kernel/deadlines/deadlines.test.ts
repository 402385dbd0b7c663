import pino from 'pino';
import { beforeEach, describe, expect, test } from 'vitest';
import { shippedCalendarDocuments } from '../../../test/support/calendar.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { item } from '../../../test/support/item.ts';
import { buildCalendar, toDate, type Calendar, type CalendarContent } from '../calendar/index.ts';
import { fixedClock } from '../clock/index.ts';
import { on } from '../db/types.ts';
import { systemIds } from '../ids/index.ts';
import { append } from '../journal/index.ts';
import {
  closeDeadline,
  deadlinesOf,
  keepDeadlines,
  openDeadline,
  recompute,
  runDue,
  serveDeadline,
  voidDeadline,
  type DeadlineHandler,
  type DeadlinesTable,
  type NewDeadline,
} from './index.ts';

const shipped = shippedCalendarDocuments().map((d) => d.content);
const until2026 = buildCalendar(shipped);

/** The same, once 2027 is announced with New Year's Day and these days. */
function announced(days: { date: string; off: boolean }[]): Calendar {
  const y2027: CalendarContent = {
    year: 2027,
    papers: [],
    days: [{ date: '2027-01-01', off: true }, ...days].map((d) => ({ ...d, name: '元旦' })),
  };
  return buildCalendar([...shipped.filter((c) => !('year' in c) || c.year !== 2027), y2027]);
}

let db: TestDatabase;
const kernel = (calendar: Calendar = until2026) => ({
  db,
  calendar,
  append,
  ids: systemIds,
  clock: fixedClock('2026-11-24T04:00:00Z'),
  log: pino({ level: 'silent' }),
});
const REPORT = 'report.seven-working-days';

async function open(objectId: string, over: Partial<NewDeadline> = {}, calendar = until2026): Promise<string> {
  const deadline: NewDeadline = {
    objectKind: 'record',
    objectId,
    rule: REPORT,
    started: '2026-11-24',
    days: 7,
    unit: 'working',
    ...over,
  };
  return (await db.tx((tx) => openDeadline(tx, kernel(calendar), deadline))).deadlineId;
}
async function one(objectId: string): Promise<DeadlinesTable> {
  const [deadline] = await db.tx((tx) => deadlinesOf(tx, { objectKind: 'record', objectId }));
  return deadline!;
}
interface Journal {
  journal: { seq: number; type: string; object: string; version: number };
  journal_content: { seq: number; content: Record<string, unknown> };
}
const moves = () =>
  on<Journal>(db.kysely)
    .selectFrom('journal')
    .innerJoin('journal_content', 'journal_content.seq', 'journal.seq')
    .select(['type', 'object', 'version', 'content'])
    .orderBy('journal.seq')
    .execute();

beforeEach(async () => {
  db = await testDatabase();
});

describe(item(25, 'deadlines: opened and closed'), () => {
  test('a deadline holds its rule, its day and the calendar it rests on', async () => {
    await open('a', { organ: 'demo-amr' });
    expect(await one('a')).toMatchObject({
      rule: REPORT,
      started: '2026-11-24',
      due: '2026-12-03',
      provisional: false,
      calendar: until2026.version,
      served: false,
      organ: 'demo-amr',
      state: 'open',
      closed_on: null,
      version: 1,
    });
  });

  test('a term in calendar days that ends on a day off ends on the next working day', async () => {
    await open('a', { started: '2026-09-23', days: 10, unit: 'calendar' }); // 3 October
    await open('b', { started: '2026-09-30', days: 10, unit: 'calendar' }); // 10 October, a Saturday that is worked
    expect([(await one('a')).due, (await one('b')).due]).toEqual(['2026-10-08', '2026-10-10']);
  });

  test('months end on the same day or the month’s last, and on a day off later, unless it says how long a state lasts', async () => {
    await open('a', { started: '2026-01-31', days: 1, unit: 'month' }); // 28 February, a Saturday that is worked
    await open('b', { started: '2026-06-04', days: 1, unit: 'month' }); // 4 July, a Saturday
    await open('c', { started: '2026-06-04', days: 1, unit: 'month', kind: 'term' });
    expect([(await one('a')).due, (await one('b')).due, (await one('c')).due]).toEqual(['2026-02-28', '2026-07-06', '2026-07-04']);
  });

  test('the due day itself is in time, the next is late, and a closing comes once', async () => {
    await open('a');
    await open('b');
    await db.tx(async (tx) => {
      expect(await closeDeadline(tx, { objectKind: 'record', objectId: 'a' }, '2026-12-03')).toBe(1);
      expect(await closeDeadline(tx, { objectKind: 'record', objectId: 'b', rule: REPORT }, '2026-12-04')).toBe(1);
      expect(await closeDeadline(tx, { objectKind: 'record', objectId: 'a' }, '2026-12-20')).toBe(0);
      expect(await closeDeadline(tx, { objectKind: 'record', objectId: 'a', rule: 'other' }, '2026-12-20')).toBe(0);
    });
    expect([(await one('a')).state, (await one('b')).state]).toEqual(['met', 'late']);
  });

  test('a duty that is gone is neither met nor late', async () => {
    await open('a');
    await db.tx((tx) => voidDeadline(tx, { objectKind: 'record', objectId: 'a' }, '2026-12-20'));
    expect(await one('a')).toMatchObject({ state: 'void', closed_on: '2026-12-20' });
  });

  test('before the first calendar no deadline is opened', async () => {
    await expect(open('a', { started: '2018-06-01' })).rejects.toMatchObject({ code: 'CALENDAR_MISSING' });
  });
});

describe(item(25, 'deadlines: a changed calendar moves them'), () => {
  const near = { started: '2026-12-30', days: 2, unit: 'working' as const }; // provisionally 31 December, 4 January

  test('an open one either way, each move with one journal event; met ones and others stay', async () => {
    const id = await open('a', near);
    await open('done', near);
    await db.tx((tx) => closeDeadline(tx, { objectKind: 'record', objectId: 'done' }, '2026-12-30'));
    await open('soon');
    expect(await one('a')).toMatchObject({ due: '2027-01-04', provisional: true });

    const later = announced([{ date: '2027-01-04', off: true }]);
    expect(await db.tx((tx) => recompute(tx, kernel(later)))).toEqual({ checked: 2, moved: 1 });
    expect(await one('a')).toMatchObject({
      due: '2027-01-05',
      provisional: false,
      calendar: later.version,
      version: 2,
    });
    expect(await one('soon')).toMatchObject({ due: '2026-12-03', calendar: later.version, version: 1 });
    expect(await one('done')).toMatchObject({ due: '2027-01-04', calendar: until2026.version });

    const earlier = announced([{ date: '2027-01-02', off: false }]);
    expect(await db.tx((tx) => recompute(tx, kernel(earlier)))).toEqual({ checked: 2, moved: 1 });
    expect(await one('a')).toMatchObject({ due: '2027-01-02', version: 3 });
    expect(await moves()).toMatchObject([
      {
        type: 'deadline.moved',
        object: id,
        version: 2,
        content: { from: '2027-01-04', to: '2027-01-05', rule: REPORT, calendar: later.version },
      },
      {
        type: 'deadline.moved',
        object: id,
        version: 3,
        content: { from: '2027-01-05', to: '2027-01-02', served: false },
      },
    ]);
  });

  test('a served one only later', async () => {
    const id = await open('a', near);
    await db.tx((tx) => serveDeadline(tx, id));
    const earlier = announced([{ date: '2027-01-02', off: false }]);
    expect(await db.tx((tx) => recompute(tx, kernel(earlier)))).toEqual({ checked: 1, moved: 0 });
    expect(await one('a')).toMatchObject({
      due: '2027-01-04',
      provisional: false,
      calendar: earlier.version,
      version: 1,
    });
    const later = announced([{ date: '2027-01-04', off: true }]);
    expect(await db.tx((tx) => recompute(tx, kernel(later)))).toEqual({ checked: 1, moved: 1 });
    expect((await one('a')).due).toBe('2027-01-05');
  });

  test('the same calendar again does nothing', async () => {
    await open('a', near);
    expect(await db.tx((tx) => recompute(tx, kernel()))).toEqual({ checked: 0, moved: 0 });
    expect(await moves()).toEqual([]);
  });
});

describe(item(25, 'deadlines: what is due is handled'), () => {
  const handler = (rule: string, late: DeadlineHandler['late']): DeadlineHandler => ({ rule, late });

  test('late the day after, once, with its handler', async () => {
    await open('a');
    await open('b', { rule: 'other' });
    const told: string[] = [];
    const handlers = [handler(REPORT, async (_, deadline) => void told.push(deadline.object_id))];
    expect(await runDue(kernel(), toDate('2026-12-03'), handlers)).toEqual({ late: 0, failed: 0, provisional: 0 });
    expect(await runDue(kernel(), toDate('2026-12-04'), handlers)).toEqual({ late: 2, failed: 0, provisional: 0 });
    expect(await runDue(kernel(), toDate('2026-12-05'), handlers)).toEqual({ late: 0, failed: 0, provisional: 0 });
    expect(told).toEqual(['a']);
    expect(await one('b')).toMatchObject({ state: 'late', closed_on: null });
    await db.tx((tx) => closeDeadline(tx, { objectKind: 'record', objectId: 'b' }, '2026-12-07'));
    expect(await one('b')).toMatchObject({ state: 'late', closed_on: '2026-12-07' });
  });

  test('a handler that fails leaves its own deadline open, with nothing of its work, and the next run tries again', async () => {
    await open('a');
    await open('b');
    const failing = handler(REPORT, async (tx, deadline) => {
      await voidDeadline(tx, { objectKind: 'record', objectId: deadline.object_id }, '2026-12-04');
      if (deadline.object_id === 'a') throw new Error('no');
    });
    expect(await runDue(kernel(), toDate('2026-12-04'), [failing])).toMatchObject({ late: 1, failed: 1 });
    expect(await one('a')).toMatchObject({ state: 'open', closed_on: null });
    expect(await one('b')).toMatchObject({ state: 'void' });
    expect(await runDue(kernel(), toDate('2026-12-04'), [handler(REPORT, async () => undefined)])).toMatchObject({
      late: 1,
      failed: 0,
    });
  });

  test('a window that closed is no fault, and nobody is late while time stands still', async () => {
    await open('window', { kind: 'window' });
    await open('still');
    const wanted = { rule: REPORT, started: '2026-11-24', days: 7, unit: 'working', served: false } as const;
    const of = { objectKind: 'record', objectId: 'still' };
    const rest = { ...wanted, pauses: [], pausedSince: '2026-11-26', closedOn: null };
    await db.tx((tx) => keepDeadlines(tx, kernel(), of, [rest], '2026-11-26'));
    expect(await runDue(kernel(), toDate('2026-12-10'), [])).toEqual({ late: 0, failed: 0, provisional: 0 });
    // 26 November to 9 December did not count: ten working days.
    const on = { ...rest, pauses: [{ from: '2026-11-26', to: '2026-12-10' }], pausedSince: null };
    await db.tx((tx) => keepDeadlines(tx, kernel(), of, [on], '2026-12-10'));
    expect(await one('still')).toMatchObject({ due: '2026-12-17', state: 'open', paused_since: null });
    await db.tx((tx) => keepDeadlines(tx, kernel(), of, [], '2026-12-11'));
    expect(await one('still')).toMatchObject({ state: 'void' });
    expect(await one('window')).toMatchObject({ state: 'open' });
  });

  test('nobody is late by a date that is only provisional', async () => {
    await open('a', { started: '2026-12-30' });
    const nextYear = toDate('2027-02-01');
    expect(await runDue(kernel(), nextYear, [])).toEqual({ late: 0, failed: 0, provisional: 1 });
    const calendar = announced([]);
    await db.tx((tx) => recompute(tx, kernel(calendar)));
    expect(await runDue(kernel(calendar), nextYear, [])).toEqual({ late: 1, failed: 0, provisional: 0 });
  });

  test('two runs at once handle each deadline once', async () => {
    for (let i = 0; i < 10; i += 1) await open(`d${i}`);
    let handled = 0;
    const handlers = [handler(REPORT, async () => void (handled += 1))];
    const day = toDate('2026-12-04');
    const runs = await Promise.all([runDue(kernel(), day, handlers), runDue(kernel(), day, handlers)]);
    expect([runs[0].late + runs[1].late, handled]).toEqual([10, 10]);
  });

  test('two handlers for one rule are refused', async () => {
    const twice = [handler(REPORT, async () => undefined), handler(REPORT, async () => undefined)];
    await expect(runDue(kernel(), toDate('2026-12-04'), twice)).rejects.toThrow(RangeError);
  });
});
