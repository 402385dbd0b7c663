import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { runs } from '../../../test/support/runs.ts';
import { byteaArray, jsonArray, plainArray, textArray } from './arrays.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});

describe('array literals say what they hold', () => {
  // PostgreSQL stores no NUL and no lone surrogate; both are refused long before.
  const storable = fc.string({ unit: 'binary' }).map((s) => s.replace(/\0|\p{Surrogate}/gu, ''));

  test('text', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.option(storable)), async (values) => {
        const { rows } = await sql<{ a: (string | null)[] }>`select ${textArray(values)}::text[] as a`.execute(db.kysely);
        expect(rows[0]!.a).toEqual(values);
      }),
      { numRuns: runs(200) },
    ));

  test('text that looks like syntax', async () => {
    const values = ['NULL', 'null', '', '{}', '{a,b}', ',', '"', '\\', '\\"', ' a ', "'; drop table x; --", '\n', null];
    const { rows } = await sql<{ a: (string | null)[] }>`select ${textArray(values)}::text[] as a`.execute(db.kysely);
    expect(rows[0]!.a).toEqual(values);
  });

  test('numbers, booleans, bytes, JSON', async () => {
    const { rows } = await sql<{ n: (number | null)[]; b: boolean[]; y: Buffer[]; j: unknown }>`
      select ${plainArray([1, null, -5])}::int[] as n, ${plainArray([true, false])}::boolean[] as b,
        ${byteaArray([Buffer.from([0, 255]), Buffer.alloc(0)])}::bytea[] as y,
        (select jsonb_agg(e) from jsonb_array_elements(${jsonArray(['{"a":"\\""}', '[]'])}::jsonb) e) as j`.execute(db.kysely);
    expect(rows[0]).toEqual({
      n: [1, null, -5],
      b: [true, false],
      y: [Buffer.from([0, 255]), Buffer.alloc(0)],
      j: [{ a: '"' }, []],
    });
  });
});
