import { beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { insertActs, type NewAct } from './store.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});

const KEY = '00000000-0000-4000-8000-000000000001';

function act(n: number): NewAct {
  return {
    key: KEY,
    act_id: `00000000-0000-4000-9000-00000000000${n}`,
    kind: 'penalty',
    organ: 'demo-samr',
    document_no: '示市监罚〔2026〕1号',
    decided: '2026-11-24',
    permit_no: null,
    subject_ids: [],
    batch_id: null,
  };
}

function signal(): { given: Promise<void>; give: () => void } {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give };
}

test('the same act by two transactions: the second waits, then tries anew and can find it', async () => {
  const inserted = signal();
  const met = signal();
  const first = db.tx(async (tx) => {
    await insertActs(tx, [act(1)]);
    inserted.give();
    await met.given;
  });
  await inserted.given;
  let tries = 0;
  const second = db.tx(async (tx) => {
    tries++;
    met.give();
    // On the second try the look-up before would have found it: nothing is left to insert.
    if (tries === 1) await insertActs(tx, [act(2)]);
  });
  await Promise.all([first, second]);
  expect(tries).toBe(2);
  const { rows } = await db.pool.query('select act_id from act_keys union all select act_id from acts');
  expect(rows.map((row: { act_id: string }) => row.act_id)).toEqual([act(1).act_id, act(1).act_id]);
});
