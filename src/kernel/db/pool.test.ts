import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});

describe('what comes back from the database', () => {
  test('dates are ISO days, numeric is text, bigint is a safe number', async () => {
    const { rows } = await db.pool.query(
      `select date '2026-11-24' d, array[date '2026-11-24', null] ds, 12.30::numeric n, array[1.10::numeric] ns, 9007199254740991::bigint b, array[1::bigint] bs`,
    );
    expect(rows).toEqual([{ d: '2026-11-24', ds: ['2026-11-24', null], n: '12.30', ns: ['1.10'], b: Number.MAX_SAFE_INTEGER, bs: [1] }]);
  });

  test('a bigint past the safe numbers is an error, not a rounded number', async () => {
    await expect(db.pool.query('select 9007199254740993::bigint')).rejects.toThrow('not a safe number');
  });
});

describe('transactions', () => {
  test('a deadlock is tried again and both writers finish', async () => {
    await db.pool.query('create table pair (id int primary key, n int not null); insert into pair values (1, 0), (2, 0)');
    let waiting = 2;
    let release: () => void = () => undefined;
    const both = new Promise<void>((resolve) => (release = resolve));
    let runs = 0;
    const write = (first: number, second: number) =>
      db.tx(async (tx) => {
        runs += 1;
        await sql`update pair set n = n + 1 where id = ${first}`.execute(tx);
        waiting -= 1;
        if (waiting <= 0) release();
        await both;
        await sql`update pair set n = n + 1 where id = ${second}`.execute(tx);
      });
    await Promise.all([write(1, 2), write(2, 1)]);
    expect(runs).toBe(3);
    expect((await db.pool.query('select n from pair order by id')).rows).toEqual([{ n: 2 }, { n: 2 }]);
  });

  test('a connection lost before commit is tried again; nothing is written twice', async () => {
    await db.pool.query('create table once (n int)');
    let runs = 0;
    await db.tx(async (tx) => {
      runs += 1;
      await sql`insert into once values (1)`.execute(tx);
      if (runs === 1) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
    });
    expect(runs).toBe(2);
    expect((await db.pool.query('select n from once')).rows).toEqual([{ n: 1 }]);
  });

  test('a connection that is lost every time is DATABASE_LOST', async () => {
    const lost = db.tx(async (tx) => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
    });
    await expect(lost).rejects.toMatchObject({ code: 'DATABASE_LOST' });
  });

  test('an error of the work itself is thrown as it is, and rolls back', async () => {
    const failed = db.tx(async (tx) => {
      await sql`create table never (n int)`.execute(tx);
      throw new Error('mine');
    });
    await expect(failed).rejects.toThrow('mine');
    expect((await db.pool.query(`select to_regclass('never') t`)).rows).toEqual([{ t: null }]);
  });
});
