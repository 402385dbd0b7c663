import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { OFTEN, together, type Tx } from './index.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});

const twice = (tx: Tx, n: number) => sql<{ n: number }>`${OFTEN} select ${n}::int * 2 as n`.execute(tx);
const plain = (tx: Tx, n: number) => sql<{ n: number }>`select ${n}::int * 2 as n`.execute(tx);
/** Statements that the server holds ready for this connection. */
const held = async (tx: Tx): Promise<string[]> => {
  const { rows } = await sql<{ text: string }>`
    select statement as text from pg_prepared_statements where statement like '%* 2 as n'`.execute(tx);
  return rows.map((row) => row.text);
};

describe('a statement that is asked often', () => {
  test('is prepared once a connection, also where it is given again before the first answer', async () => {
    await db.tx(async (tx) => {
      const answers = await together([twice(tx, 1), twice(tx, 2), plain(tx, 3), twice(tx, 4)]);
      expect(answers.map(({ rows }) => rows[0]?.n)).toEqual([2, 4, 6, 8]);
      expect(await held(tx)).toHaveLength(1);
      expect((await twice(tx, 21)).rows).toEqual([{ n: 42 }]);
      expect(await held(tx)).toHaveLength(1);
    });
  });

  test('is answered after a failure on its connection, and by connections that are new', async () => {
    const wrong = (tx: Tx) => sql`${OFTEN} select 1 / ${0}::int as n`.execute(tx);
    for (let turn = 0; turn < 3; turn += 1) {
      await expect(db.tx((tx) => together([twice(tx, turn), wrong(tx), twice(tx, 5)]))).rejects.toThrow(/division by zero/);
      expect((await db.tx((tx) => twice(tx, 5))).rows).toEqual([{ n: 10 }]);
    }
    const many = await Promise.all(Array.from({ length: 12 }, (_, n) => db.tx((tx) => twice(tx, n))));
    expect(many.map(({ rows }) => rows[0]?.n)).toEqual(Array.from({ length: 12 }, (_, n) => n * 2));
  });
});
