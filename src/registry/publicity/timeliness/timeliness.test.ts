import { readdirSync, readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import { item } from '../../../../test/support/item.ts';
import { plantRecords, recordRow } from '../../../../test/support/publicity/rows.ts';
import { ANONYMOUS, type Caller } from '../../../kernel/access/types.ts';
import { buildCalendar, toDate, type Calendar, type CalendarContent } from '../../../kernel/calendar/index.ts';
import { fixedClock } from '../../../kernel/clock/index.ts';
import { on, type Database } from '../../../kernel/db/types.ts';
import type { RecordsTable, RecordTables } from '../../records/types.ts';
import { tenths } from './figures.ts';
import { answeringOver, lastPublishedMonth, lateActs, monthsOf, timeliness } from './index.ts';
import { looked } from '../../../../test/support/looked.ts';

let db: Database;
let calendar: Calendar;
const settings = {
  dataDirectory: '',
  jurisdiction: 'demo',
  demo: true,
  siteName: { zh: '', en: '' },
} as const;

const FOLDER = 'policy/national/calendars';

beforeAll(async () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  calendar = buildCalendar(
    files
      .map((name) => JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as { kind: string; content: CalendarContent })
      .filter((file) => file.kind === 'calendar')
      .map((file) => file.content),
  );
  db = await testDatabase();
  await sql`insert into divisions (code, name, level, parent, valid_from, verified) values
    ('509901', '示例甲区', 'district', '509900', '2019-01-01', 'computed'), ('509902', '示例乙区', 'district', '509900', '2019-01-01', 'computed')`.execute(
    db.kysely,
  );
  await sql`insert into organs (code, name, name_en, short_name, line, district, valid_from, valid_to, demo) values
    ('a-amr', '示例甲区市场监管局', 'A', '甲', 'samr', '509901', '2019-01-01', null, true),
    ('a-drc', '示例甲区发展改革委', 'B', '乙', 'ndrc', '509901', '2019-01-01', null, true),
    ('b-amr', '示例乙区市场监管局', 'C', '丙', 'samr', '509902', '2019-01-01', null, true),
    ('b-gone', '示例乙区旧局', 'D', '丁', 'ndrc', '509902', '2019-01-01', '2026-08-31', true),
    ('real', '某局', 'E', '戊', 'ndrc', '509902', '2019-01-01', null, false),
    ('ministry', '某部', 'F', '己', 'ndrc', null, '2019-01-01', null, true)`.execute(db.kysely);
  await sql`insert into nil_reports (organ, month, declared_by, declared_at, number) values ('a-drc', '2026-09', 'clerk', '2026-10-08', 'N1')`.execute(
    db.kysely,
  );
});

const reported = (organ: string, decided: string, receivedOn: string, over: Partial<RecordsTable> = {}): RecordsTable => {
  const due = calendar.addWorkingDays(toDate(decided), 7);
  return recordRow({
    organ,
    reporting_organ: organ,
    decided,
    received_on: receivedOn,
    released_on: receivedOn,
    report_due: due.due.toString(),
    report_due_provisional: due.provisional,
    days_late: Math.max(0, calendar.workingDaysBetween(due.due, toDate(receivedOn))),
    ...over,
  });
};

async function plant(rows: readonly RecordsTable[]): Promise<void> {
  await sql`truncate records, acts cascade`.execute(db.kysely);
  await plantRecords(on<RecordTables>(db.kysely), rows);
  for (const row of new Map(rows.map((r) => [r.act_id, r])).values()) {
    await sql`insert into acts (act_id, kind, organ, document_no, decided, permit_no, subject_ids)
      values (${row.act_id}, ${row.kind}, ${row.organ}, ${row.document_no}, ${row.decided}, null, ${[row.subject_id]}::uuid[])`.execute(
      db.kysely,
    );
  }
}

const kernel = () => ({ db, calendar, settings, clock: fixedClock('2026-11-24T04:00:00Z') });
const director: Caller = { ...ANONYMOUS, role: 'director', organ: 'a-drc', account: 'director', purpose: '督办' };

test.each([
  ['2025-01-24', '2025-02-10'],
  ['2025-09-26', '2025-10-13'],
  ['2025-12-31', '2026-01-12'],
  ['2026-02-12', '2026-02-28'],
  ['2026-04-30', '2026-05-13'],
  ['2026-09-18', '2026-09-29'],
])(item(25, 'an act of %s, before a long holiday, is in time on %s and late the day after'), async (decided, due) => {
  const next = toDate(due).add({ days: 1 }).toString();
  await plant([reported('a-amr', decided, due, { document_no: 'in-time' }), reported('a-amr', decided, next, { document_no: 'late' })]);
  const { items } = await lateActs(kernel(), { from: due, to: due }, director);
  expect(items.map((act) => [act.documentNo, act.due])).toEqual([['late', due]]);
  const figures = await timeliness(kernel(), { from: due, to: due }, '2026-11-24');
  expect(figures.total).toMatchObject({ acts: 2, onTime: 1, late: 1, onTimePercent: null });
  looked('J8', 'acts dated before a long holiday', figures.total.acts);
});

test(item(25, 'nobody is late by a due day that is only provisional'), async () => {
  const row = reported('a-amr', '2026-12-29', '2027-02-20');
  expect(row).toMatchObject({ report_due_provisional: true });
  await plant([row]);
  const period = { from: row.report_due!, to: row.report_due! };
  const figures = await timeliness(kernel(), period, '2027-03-01');
  expect(figures.total).toMatchObject({ acts: 1, late: 0, provisional: 1, averageDaysLate: null });
  expect((await lateActs(kernel(), period, director)).items).toEqual([]);
});

describe(item(25, 'timeliness by organ and by district'), () => {
  beforeAll(async () => {
    const many = Array.from({ length: 20 }, () => reported('a-amr', '2026-09-02', '2026-09-10'));
    const oneAct = randomUUID();
    await plant([
      ...many,
      reported('a-amr', '2026-09-02', '2026-09-16'), // due 09-11: three working days late
      reported('a-amr', '2026-09-02', '2026-09-14'), // one
      // One act with two addressees: it was reported when all of it was.
      reported('b-amr', '2026-09-02', '2026-09-11', { act_id: oneAct }),
      reported('b-amr', '2026-09-02', '2026-09-14', { act_id: oneAct }),
      reported('b-amr', '2026-09-03', '2026-09-10', { ended_kind: 'recalled', ended_on: '2026-09-11' }),
      reported('b-amr', '2026-09-03', '2026-09-10', { kind: 'honour' }),
    ]);
  });

  test('rates, averages, and small numbers that are not rated', async () => {
    const { total, districts, organs } = await timeliness(kernel(), { from: '2026-09-01', to: '2026-09-30' }, '2026-11-24');
    expect(total).toEqual({
      acts: 23,
      onTime: 20,
      late: 3,
      averageDaysLate: '1.7',
      provisional: 0,
      onTimePercent: '87.0',
    });
    expect(districts.map(({ district, name, acts, late, onTimePercent }) => ({ district, name, acts, late, onTimePercent }))).toEqual([
      { district: '509901', name: '示例甲区', acts: 22, late: 2, onTimePercent: '90.9' },
      { district: '509902', name: '示例乙区', acts: 1, late: 1, onTimePercent: null },
    ]);
    expect(organs.find((organ) => organ.organ === 'b-amr')).toMatchObject({
      acts: 1,
      late: 1,
      averageDaysLate: '1.0',
      onTimePercent: null,
    });
  });

  test('a nil report is a report; silence shows once the reporting time is over', async () => {
    const quiet = async (today: string) => {
      const { organs } = await timeliness(kernel(), { from: '2026-08-01', to: '2026-09-30' }, today);
      return Object.fromEntries(organs.map((o) => [o.organ, [o.nilMonths, o.silentMonths]]));
    };
    expect(await quiet('2026-11-24')).toEqual({
      'a-amr': [[], ['2026-08']],
      'a-drc': [['2026-09'], ['2026-08']],
      'b-amr': [[], ['2026-08']],
      'b-gone': [[], ['2026-08']], // existed in August only; a ministry and organs of other instances are not asked
    });
    // September's last act may be reported until 2026-10-15 (holiday), August's until 2026-09-09.
    expect((await quiet('2026-09-09'))['b-amr']).toEqual([[], []]);
    expect((await quiet('2026-09-10'))['b-amr']).toEqual([[], ['2026-08']]);
  });

  test('the late list is the number, page by page, and only for those whose work it is', async () => {
    const period = { from: '2026-09-01', to: '2026-09-30' };
    const first = await lateActs(kernel(), period, director, { limit: 2 });
    const second = await lateActs(kernel(), period, director, { limit: 2, cursor: first.next ?? '' });
    expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null]);
    const seen = async (caller: Caller) => (await lateActs(kernel(), period, caller)).items.length;
    await expect(seen(ANONYMOUS)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(seen({ ...director, purpose: null })).rejects.toMatchObject({ code: 'PURPOSE_REQUIRED' });
    expect(await seen({ ...director, role: 'reviewer', organ: 'b-amr' })).toBe(1);
    expect(await seen({ ...director, district: '509901' })).toBe(2);
    await expect(seen({ ...director, role: 'owner' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(lateActs(kernel(), period, director, { cursor: 'WzFd' })).rejects.toMatchObject({
      code: 'BAD_CURSOR',
    });
  });
});

test('acts from before the calendar’s first year have no due date and count in no rate', async () => {
  await plant([recordRow({ organ: 'a-amr', decided: '2018-06-01', received_on: '2026-09-01', report_due: null, days_late: null })]);
  const figures = await timeliness(kernel(), { from: '2018-01-01', to: '2018-12-31' }, '2026-11-24');
  expect(figures.undated).toBe(1);
  expect(figures.total.acts).toBe(0);
  expect(figures.organs).toEqual([]);
});

test('clock B: what is held, and since when', async () => {
  const held = (receivedOn: string) => recordRow({ held: ['PHONE_IN_TEXT'], released_on: null, received_on: receivedOn });
  await plant([held('2026-11-24'), held('2026-11-20'), held('2026-11-17'), held('2026-11-16'), recordRow()]);
  const figures = await timeliness(kernel(), { from: '2026-11-01', to: '2026-11-30' }, '2026-11-24');
  expect(figures.held).toEqual({ held: 4, oldestDays: 8, today: 1, upTo7: 2, over7: 1 });
});

test('a month may name organs once they have had ten working days to answer', () => {
  expect(answeringOver('2026-09', calendar, '2026-10-20')).toBe(false); // 30 September + 10 working days over the holiday
  expect(answeringOver('2026-09', calendar, '2026-10-21')).toBe(true);
  expect(lastPublishedMonth(calendar, '2026-11-24')).toBe('2026-10');
  expect(lastPublishedMonth(calendar, '2026-11-10')).toBe('2026-09');
  expect(monthsOf({ from: '2025-12-31', to: '2026-02-01' })).toEqual(['2025-12', '2026-01', '2026-02']);
  expect(() => monthsOf({ from: '2026-02-01', to: '2026-01-01' })).toThrow();
});

test('shares are rounded half up in whole numbers', () => {
  expect([tenths(1, 3), tenths(2, 3), tenths(1, 20), tenths(100, 1), tenths(0, 7)]).toEqual(['0.3', '0.7', '0.1', '100.0', '0.0']);
});
