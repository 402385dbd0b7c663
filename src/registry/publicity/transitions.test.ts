import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { plantRecords, recordRow } from '../../../test/support/publicity/rows.ts';
import { on } from '../../kernel/db/types.ts';
import type { RecordsTable, RecordTables } from '../records/types.ts';
import { publicAct } from './public-act.ts';

/* The shipped rule sets of policy/national/display-rules, as they pass into force: nothing is written when they do. */

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel();
});

async function act(over: Partial<RecordsTable>): Promise<string> {
  const row = recordRow({ seq: 1, ...over });
  await plantRecords(on<RecordTables>(kernel.db.kysely), [row]);
  await sql`insert into acts (act_id, kind, organ, document_no, decided, permit_no, subject_ids)
    values (${row.act_id}, ${row.kind}, ${row.organ}, ${row.document_no}, ${row.decided}, null, ${[row.subject_id]}::uuid[])`.execute(
    kernel.db.kysely,
  );
  return row.act_id;
}

const written = async () =>
  (
    await sql<{
      n: number;
    }>`select (select count(*) from record_history) + (select count(*) from journal) as n`.execute(kernel.db.kysely)
  ).rows[0]!.n;

async function on_(day: string, actId: string): Promise<[string, string | null | undefined]> {
  const answer = await publicAct(kernel.db, actId, day);
  return [answer.status, answer.status === 'shown' ? answer.records[0]?.display.until : undefined];
}

describe(item(25, 'SAMR 45 → 107 on 2025-12-25'), () => {
  test('a fine of general severity: three years from display become one year from the document', async () => {
    const before = await written();
    const id = await act({
      line: 'samr',
      display_class: 'penalty_general',
      decided: '2025-06-10',
      released_on: '2025-06-12',
    });
    expect(await on_('2025-12-24', id)).toEqual(['shown', '2028-06-12']);
    expect(await on_('2025-12-25', id)).toEqual(['shown', '2026-06-10']);
    expect(await on_('2026-06-10', id)).toEqual(['shown', '2026-06-10']);
    expect(await on_('2026-06-11', id)).toEqual(['gone', undefined]);
    expect(await written()).toBe(before);
  });

  test('an old one whose year was over already goes on the day the order enters into force', async () => {
    const id = await act({
      line: 'samr',
      display_class: 'penalty_general',
      decided: '2023-03-01',
      released_on: '2023-03-03',
    });
    expect(await on_('2025-12-24', id)).toEqual(['shown', '2026-03-03']);
    expect(await on_('2025-12-25', id)).toEqual(['gone', undefined]);
  });

  test('severity not stated: the shortest period of the set', async () => {
    const id = await act({
      line: 'samr',
      display_class: 'penalty_unstated',
      decided: '2025-11-30',
      released_on: '2025-12-08',
    });
    expect(await on_('2025-12-24', id)).toEqual(['shown', '2026-03-08']);
    expect(await on_('2025-12-25', id)).toEqual(['shown', '2026-02-28']); // three months from 30 November: the month's last day
  });

  test('a warning is never shown', async () => {
    const id = await act({
      line: 'samr',
      display_class: 'penalty_warning',
      decided: '2025-06-10',
      released_on: '2025-06-12',
    });
    expect(await on_('2025-07-01', id)).toEqual(['none', undefined]);
    expect(await on_('2026-07-01', id)).toEqual(['none', undefined]);
  });
});

describe(item(25, 'NDRC 58 → 36 on 2026-04-01'), () => {
  test('a fine of general severity: three years become one', async () => {
    const before = await written();
    const id = await act({
      line: 'ndrc',
      display_class: 'penalty_general',
      decided: '2025-09-30',
      released_on: '2025-10-09',
    });
    expect(await on_('2026-03-31', id)).toEqual(['shown', '2028-09-30']);
    expect(await on_('2026-04-01', id)).toEqual(['shown', '2026-09-30']);
    expect(await on_('2026-10-01', id)).toEqual(['gone', undefined]);
    expect(await written()).toBe(before);
  });

  test('a later and longer rule lengthens nothing: an act of 2022 keeps the year of the rules of 2019', async () => {
    const id = await act({
      line: 'ndrc',
      display_class: 'penalty_general',
      decided: '2022-08-15',
      released_on: '2022-08-20',
    });
    expect(await on_('2023-05-01', id)).toEqual(['shown', '2023-08-15']);
    expect(await on_('2023-08-16', id)).toEqual(['gone', undefined]);
  });

  test('serious: one to three years under both', async () => {
    const id = await act({
      line: 'ndrc',
      display_class: 'penalty_serious',
      decided: '2025-02-28',
      released_on: '2025-03-03',
    });
    expect(await on_('2026-04-01', id)).toEqual(['shown', '2028-02-28']);
  });

  test('a permit and an entry of the abnormal list have no end by term', async () => {
    const permit = await act({
      line: 'ndrc',
      kind: 'permit',
      display_class: 'permit',
      decided: '2020-02-28',
      released_on: '2020-03-03',
    });
    expect(await on_('2040-04-01', permit)).toEqual(['shown', null]);
    const listed = await act({
      line: 'samr',
      kind: 'abnormal_listing',
      display_class: 'abnormal_listing',
      decided: '2025-07-08',
      released_on: '2025-07-08',
      ended_on: '2026-10-01',
      ended_kind: 'removed',
    });
    expect((await on_('2026-09-30', listed))[0]).toBe('shown');
    expect((await on_('2026-10-01', listed))[0]).toBe('gone');
  });
});
