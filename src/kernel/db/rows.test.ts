import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { bytes, joined, json, PackedRows, plain, text, type Columns } from './rows.ts';

interface Row {
  id: number;
  day: string | null;
  name: string | null;
  codes: string[];
  content: unknown;
  salt: Buffer;
}

const COLUMNS: Columns<Row, keyof Row> = {
  id: plain((row) => row.id, 'int'),
  day: plain((row) => row.day, 'date'),
  name: text((row) => row.name),
  codes: joined((row) => row.codes, 'text[]'),
  content: json((row) => row.content),
  salt: bytes((row) => row.salt),
};
const NAMES = Object.keys(COLUMNS) as (keyof Row)[];

const a: Row = {
  id: 1,
  day: '2026-11-24',
  name: `a,"b\\'{}`,
  codes: ['X', 'Y'],
  content: { k: '"' },
  salt: Buffer.from([0, 1]),
};
const b: Row = { id: 2, day: null, name: null, codes: [], content: [], salt: Buffer.from([255]) };

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});

async function backOf(rows: Row[]): Promise<unknown[]> {
  const packed = new PackedRows(COLUMNS, 'id', rows);
  const names = sql.raw(NAMES.join(', '));
  const { rows: found } = await sql`
    with t (${names}) as (select ${packed.values(NAMES)} from ${packed.source()}) select * from t order by id`.execute(db.kysely);
  return found;
}

describe('rows come out as they went in', () => {
  test.each([
    ['one', [a]],
    ['one of nothing', [b]],
    ['different in every column', [a, b]],
    ['alike in every column but the key', [a, { ...a, id: 2 }]],
    ['alike without a value', [b, { ...b, id: 3 }]],
    ['alike but for the last', [a, { ...a, id: 2 }, { ...b, id: 3 }]],
  ])('%s', async (_, rows) => {
    expect(await backOf(rows)).toEqual(rows);
  });
});

test('an update takes lists and single values alike', async () => {
  await db.pool.query('create table packed (id int primary key, name text, day date)');
  await db.pool.query(`insert into packed values (1, 'x', '2020-01-01'), (2, 'y', '2020-01-01'), (3, 'z', '2020-01-01')`);
  const packed = new PackedRows(COLUMNS, 'id', [a, { ...a, id: 2, name: 'b' }]);
  await sql`update packed t set ${packed.assignments(['name', 'day'])} from ${packed.source()} where t.id = n.id`.execute(db.kysely);
  const { rows } = await db.pool.query('select id, name, day from packed order by id');
  expect(rows).toEqual([
    { id: 1, name: a.name, day: a.day },
    { id: 2, name: 'b', day: a.day },
    { id: 3, name: 'z', day: '2020-01-01' },
  ]);
});
