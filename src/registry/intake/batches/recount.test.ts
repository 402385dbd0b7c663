import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { shippedCalendarDocuments } from '../../../../test/support/calendar.ts';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { plantAct } from '../../../../test/support/publicity/plant.ts';
import { buildCalendar, type CalendarContent } from '../../../kernel/calendar/index.ts';
import { reportClock } from '../writing/deadline.ts';
import { recountReports } from './recount.ts';

const shipped = shippedCalendarDocuments().map((document) => document.content);

/** As an edition that the State Council announces for 2027 would be. */
const announced = buildCalendar([
  ...shipped.filter((content) => !('year' in content) || content.year !== 2027),
  {
    year: 2027,
    papers: [],
    days: [
      { date: '2027-01-01', off: true, name: '元旦' },
      { date: '2027-01-04', off: true, name: '元旦' },
    ],
  } satisfies CalendarContent,
]);

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel({ today: '2027-01-20' });
});

async function report(decided: string, receivedOn: string): Promise<string> {
  const clock = reportClock(kernel.calendar, receivedOn)(decided);
  const [row] = await plantAct(kernel.db, [
    {
      decided,
      received_on: receivedOn,
      report_due: clock.due,
      report_due_provisional: clock.provisional,
      days_late: clock.daysLate,
    },
  ]);
  return row!.record_id;
}

async function clockOf(recordId: string): Promise<unknown[]> {
  const { rows } = await sql<{ due: string; provisional: boolean; late: number }>`
    select report_due as due, report_due_provisional as provisional, days_late as late from records
    where record_id = ${recordId}`.execute(kernel.db.kysely);
  return rows.map(({ due, provisional, late }) => [due, provisional, late])[0]!;
}

const moves = async () =>
  (
    await sql<{ object: string; content: unknown }>`
      select j.object, c.content from journal j join journal_content c on c.seq = j.seq
      where j.type = 'deadline.moved' order by j.seq`.execute(kernel.db.kysely)
  ).rows;

describe(item(25, 'a year announced after the report moves its due day, and the verdict with it'), () => {
  test('later with one event, never earlier; what was final stays; a second run does nothing', async () => {
    const late = await report('2026-12-24', '2027-01-06');
    const soon = await report('2026-12-25', '2027-01-05');
    const final = await report('2026-11-02', '2026-11-20');
    expect([await clockOf(late), await clockOf(soon)]).toEqual([
      ['2027-01-05', true, 1],
      ['2027-01-06', true, 0],
    ]);
    expect(await recountReports(kernel)).toBe(0);
    expect(await clockOf(late)).toEqual(['2027-01-05', true, 1]);

    await sql`insert into intake_waiting (waiting_id, batch_id, row_no, key_kind, key, name_norm, row, received_on, identity,
        report_due, report_due_provisional, days_late)
      values (gen_random_uuid(), gen_random_uuid(), 1, 'uscc', 'k', 'n', '{"row": {"decided": "2026-12-24"}}', '2027-01-06',
        gen_random_uuid(), '2027-01-05', true, 1)`.execute(kernel.db.kysely);

    const after = { ...kernel, calendar: announced };
    expect(await recountReports(after)).toBe(2);
    expect([await clockOf(late), await clockOf(soon)]).toEqual([
      ['2027-01-06', false, 0],
      ['2027-01-07', false, 0],
    ]);
    const { rows: waiting } = await sql`select report_due as due, days_late as late from intake_waiting`.execute(kernel.db.kysely);
    expect(waiting).toEqual([{ due: '2027-01-06', late: 0 }]);
    expect(await clockOf(final)).toEqual(['2026-11-11', false, 7]);
    expect(await moves()).toEqual(
      expect.arrayContaining([
        {
          object: late,
          content: {
            recordId: late,
            rule: 'report.seven-working-days',
            from: '2027-01-05',
            to: '2027-01-06',
            calendar: announced.version,
          },
        },
      ]),
    );
    expect(await moves()).toHaveLength(2);
    expect(await recountReports(after)).toBe(0);
    expect(await moves()).toHaveLength(2);
  });
});
