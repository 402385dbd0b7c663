import { sql, type RawBuilder } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { mine } from './case-work.ts';
import { readable } from './service/list.ts';
import { person } from './testing/house.ts';

/** Cases of a large city: this many, of 300 organs. */
const CASES = 30_000;
const TODAY = '2026-11-24';
let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel();
  const organ = (n: string) => sql.raw(`'organ-' || (${n} % 300)`);
  await sql`
    insert into cases (case_id, number, procedure, nature, edition, state, version, object_kind, object_id, subject_id, deciding, handling,
      reporting, superior, district, opened_by, opened_on, handler, agents, suspended_since, due, due_provisional, clock_on, calendar, closed_on)
    select gen_random_uuid(), 'n' || n, 'p', 'adverse', '1', 'open', 1, 'subject', 'o' || n, gen_random_uuid(), ${organ('n')}, ${organ('n + 100')},
      ${organ('n + 200')}, ${organ('n + 250')}, null, 'x', '2026-11-01', null, '{}', null, '2026-12-01', false, null, 'c', null
    from generate_series(1, ${CASES}) n`.execute(kernel.db.kysely);
  await sql`
    insert into case_duties (case_id, what, kind, actor, organ, roles, account, excluded, must, escalated, due, provisional, opens, number)
    select case_id, 'step', 'step', 0, deciding, '{director}', null, '{}', true, false, due, false, null, number from cases`.execute(
    kernel.db.kysely,
  );
  await sql`
    insert into deadlines (deadline_id, object_kind, object_id, rule, started, days, unit, due, provisional, calendar, state)
    select gen_random_uuid(), 'case', case_id::text, 'r', '2026-10-01', 5, 'working', '2026-11-01'::date + (row_number() over ())::int % 700, false, 'c',
      'open' from cases`.execute(kernel.db.kysely);
  await sql`analyze cases, case_duties, deadlines`.execute(kernel.db.kysely);
});

async function planOf(query: RawBuilder<unknown>): Promise<string> {
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${query}`.execute(kernel.db.kysely);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

describe(item(28, 'procedures: lists of a large city'), () => {
  test('an organ finds its cases by the indexes of the four relations, without reading all of them', async () => {
    const caller = person('officer', 'officer', { organ: 'organ-7' });
    const plan = await planOf(sql`
      select * from cases where ${readable({ policy: { ...kernel.policy, all: () => [] } }, caller, TODAY)} and due < ${TODAY}::date
      order by case_id desc limit 50`);
    for (const relation of ['deciding', 'handling', 'reporting', 'superior']) expect(plan).toContain(`cases_${relation}`);
    expect(plan).not.toMatch(/Seq Scan on cases/u);
  });

  test('a work list begins at the duties of the organ and of nobody’s organ, and takes each case by its key', async () => {
    const caller = person('director', 'director', { organ: 'organ-7' });
    const plan = await planOf(mine({ caller, absent: [], today: TODAY, soonUntil: '2026-11-26' }));
    expect(plan).toContain('case_duties_organ');
    expect(plan).toContain('case_duties_anybody');
    expect(plan).not.toMatch(/Seq Scan on (?:cases|case_duties)/u);
  });

  test('what falls due is found by its day', async () => {
    const plan = await planOf(sql`select object_id from v_deadlines_due where due <= ${TODAY}::date`);
    expect(plan).toContain('deadlines_running');
  });
});
