import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { planOf } from '../../../../test/support/plan.ts';
import { ANONYMOUS, type Caller } from '../../../kernel/access/index.ts';
import { ordersSql } from './list.ts';
import { keyIs, theirs } from './store.ts';

const clerk: Caller = { ...ANONYMOUS, account: 'clerk', role: 'clerk', organ: 'organ-7' };
const director: Caller = { ...clerk, account: 'director', role: 'director', organ: 'organ-1' };
let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel();
  await sql`
    with made as (select gen_random_uuid() as id, n from generate_series(1, 20000) n), findings as (
      insert into code_findings select f.* from made, jsonb_populate_record(null::code_findings, jsonb_build_object(
        'finding_id', id, 'kind', 'invalid', 'key', 'k' || n, 'fingerprint', 'x', 'cause', 'check', 'codes', '[]'::jsonb, 'subject_ids', '[]'::jsonb,
        'organ', 'organ-' || (n % 300), 'counted', true, 'basis', 'body', 'found_on', '2026-11-01')) f)
    insert into code_orders (order_id, number, finding_id, kind, subject_ids, organ, organ_district, opened_on, due, due_provisional, state)
    select id, 'n' || n, id, 'invalid', '{}', 'organ-' || (n % 300), '5099' || (n % 40), '2026-11-01', '2026-11-01'::date + n % 600, false,
      case when n % 10 = 0 then 'open' else 'settled' end from made`.execute(kernel.db.kysely);
  await sql`analyze code_orders, code_findings`.execute(kernel.db.kysely);
});

describe(item(8, 'orders of a large city are found without walking all of them'), () => {
  const planBy = (caller: Caller, limit = 50) => planOf(kernel, ordersSql([theirs(caller, 'o')], limit));

  test('of an organ whatever their state, of a district, of all, each by last day without sorting', async () => {
    const lists = [
      ['code_orders_organ', clerk],
      ['code_orders_district', { ...director, district: '50997' }],
      ['code_orders_due', director],
    ] as const;
    for (const [index, caller] of lists) {
      const plan = await planBy(caller);
      expect(plan).toContain(index);
      expect(plan).not.toMatch(/Seq Scan on code_|Sort Key: o\.due/u);
    }
  });

  test('one by its number, one by its id', async () => {
    const id = '01890000-0000-7000-8000-000000000000';
    for (const [index, key] of [
      ['code_orders_number_key', 'n77'],
      ['code_orders_pkey', id],
    ] as const) {
      const plan = await planOf(kernel, ordersSql([theirs(clerk, 'o'), keyIs(key, 'o')], 1));
      expect(plan).toContain(index);
      expect(plan).not.toMatch(/Seq Scan on code_/u);
    }
  });
});
