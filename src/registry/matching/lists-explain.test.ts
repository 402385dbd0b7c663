import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { planOf } from '../../../test/support/plan.ts';
import { ANONYMOUS, type Caller } from '../../kernel/access/index.ts';
import { decisionsSql } from './decisions.ts';
import { deskSql, theirs } from './rows.ts';

const reviewer: Caller = { ...ANONYMOUS, account: 'reviewer', role: 'reviewer', organ: 'organ-7' };
const director: Caller = { ...reviewer, account: 'director', role: 'director' };
let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel();
  await sql`
    with made as (select gen_random_uuid() as id, n from generate_series(1, 20000) n), batches as (
      insert into intake_batches (batch_id, number, mapping, organ, reported_by, file_name, file_hash, file_bytes, state, received_at)
      select id, 'x' || n, 'permits-2018', 'organ-' || (n % 300), 'x', 'x', '\\x00', 1, 'done', '2026-11-01' from made), decisions as (
      insert into match_decisions (decision_id, source, source_key, subject_id, waiting_id, reasons, decided_by, decided_at, reason)
      select id, 'organ-' || (n % 300), 'k' || n, id, id, '{}', 'x', '2026-11-01'::timestamptz + n * interval '1 minute', 'x' from made), bodies as (
      insert into subjects (subject_id, kind, name, seq, created_at) select id, 'enterprise', 'x' || n, n, '2026-11-01' from made)
    insert into intake_waiting (waiting_id, batch_id, row_no, key_kind, key, name_norm, row, received_on, identity)
    select id, id, 2, 'name', 'k' || n, 'x', '{"row": {"nature": "neutral"}}', '2026-11-01'::date + n % 60, id from made`.execute(
    kernel.db.kysely,
  );
  await sql`analyze intake_batches, intake_waiting, match_decisions, subjects`.execute(kernel.db.kysely);
});

describe(item(8, 'the desk of a large city is found without walking all rows'), () => {
  test('of an organ by its batches, of all by the day on which they came, one by its id', async () => {
    const id = '01890000-0000-7000-8000-000000000000';
    const lists = [
      ['intake_waiting_batch', deskSql(theirs(reviewer), 50)],
      ['intake_waiting_desk', deskSql(theirs(director), 50)],
      ['intake_waiting_pkey', deskSql(sql`w.waiting_id = ${id}::uuid`, 1)],
    ] as const;
    for (const [index, query] of lists) {
      const plan = await planOf(kernel, query);
      expect(plan).toContain(index);
      expect(plan).not.toMatch(/Seq Scan on intake_/u);
    }
  });

  test('decisions that hold: of an organ, of all, the latest first without sorting', async () => {
    for (const [index, caller] of [
      ['match_decisions_source', reviewer],
      ['match_decisions_recent', director],
    ] as const) {
      const plan = await planOf(kernel, decisionsSql(caller, undefined, 21));
      expect(plan).toContain(index);
      expect(plan).not.toMatch(/Seq Scan on match_decisions|Sort Key: m\./u);
    }
  });
});
