import { sql } from 'kysely';
import { beforeAll, describe, expect, test, vi, type TestContext } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { audit } from '../audit/index.ts';
import { LOCKS, openDatabase, type Database } from '../db/index.ts';
import { ANONYMOUS, APPEND_ONLY, applicationGrants, logAccess, sealAccessLog, type Caller } from './index.ts';

const SUBJECTS = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
const officer: Caller = { ...ANONYMOUS, account: 'clerk', role: 'clerk', organ: 'demo-amr', purpose: '核查线索' };

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel({ policy: false });
});

const look = (subjectIds: readonly string[], caller: Caller = officer) =>
  kernel.db.tx((tx) => logAccess(kernel, tx, caller, { subjectIds, action: 'subject.opened', fields: ['handler'] }));

describe(item(28, 'looks at what is not public'), () => {
  test('leave one row a subject, with who, why and which fields', async () => {
    await look([...SUBJECTS, SUBJECTS[0] ?? '']);
    const { rows } = await sql<{ subject_id: string; purpose: string; fields: string[] }>`
      select subject_id, purpose, fields from access_log order by subject_id`.execute(kernel.db.kysely);
    expect(rows).toEqual(SUBJECTS.map((subject_id) => ({ subject_id, purpose: '核查线索', fields: ['handler'] })));
  });

  test('are refused without an account or a purpose', async () => {
    await expect(look(SUBJECTS, ANONYMOUS)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(look(SUBJECTS, { ...officer, purpose: ' ' })).rejects.toMatchObject({ code: 'PURPOSE_REQUIRED' });
  });

  test('are sealed under the role of the application too, which may change nothing in the logs', async (context) => {
    await asApplication(context, async (db) => {
      const app = { ...kernel, db };
      await db.tx((tx) => logAccess(app, tx, officer, { subjectIds: SUBJECTS, action: 'subject.opened', fields: [] }));
      expect(await sealAccessLog(app)).toMatchObject({ rows: expect.any(Number) });
      expect(await sealAccessLog(app)).toBeUndefined();
    });
  });

  test('are sealed by one leaf of the journal, every row once, also those written while sealing', async () => {
    const writers = Array.from({ length: 20 }, () => look(SUBJECTS));
    const seals = [sealAccessLog(kernel), sealAccessLog(kernel)];
    await Promise.all([...writers, ...seals]);
    await sealAccessLog(kernel);
    expect(await sealAccessLog(kernel)).toBeUndefined();
    const { rows } = await sql<{ sealed: number; logged: number; leaves: number; seals: number }>`
      select (select sum(rows)::integer from access_seals) as sealed, (select count(*)::integer from access_log) as logged,
        (select count(*)::integer from journal where type = 'access.sealed') as leaves,
        (select count(*)::integer from access_seals) as seals`.execute(kernel.db.kysely);
    expect(rows[0]?.sealed).toBe(rows[0]?.logged);
    expect(rows[0]?.leaves).toBe(rows[0]?.seals);
    const { rows: apart } = await sql`
      select 1 from access_seals a join access_seals b on a.last_id < b.last_id and b.first_id <= a.last_id`.execute(kernel.db.kysely);
    expect(apart).toEqual([]);
  });

  test('take their numbers only once no seal is under way, so that none is passed over', async () => {
    const given = async () => {
      const { rows } = await sql<{ n: string }>`
        select nextval(pg_get_serial_sequence('access_log', 'id')) as n`.execute(kernel.db.kysely);
      return Number(rows[0]?.n);
    };
    const waits = async () => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::integer as n from pg_locks where locktype = 'advisory' and not granted
          and database = (select oid from pg_database where datname = current_database())`.execute(kernel.db.kysely);
      return rows[0]?.n;
    };
    let looking: Promise<void> | undefined;
    await kernel.db.tx(async (tx) => {
      await sql`select pg_advisory_xact_lock(${LOCKS.accessLog}::bigint)`.execute(tx);
      const before = await given();
      looking = look(SUBJECTS);
      await vi.waitFor(async () => expect(await waits()).toBe(1), { timeout: 10_000 });
      expect(await given()).toBe(before + 1);
    });
    await looking;
  });
});

describe(item(28, 'the logs only grow'), () => {
  test('even the owner of the tables cannot change or remove a row by a slip', async () => {
    await kernel.db.tx((tx) => audit(kernel, tx, officer, { action: 'record.released', object: 'r', outcome: 'ok' }));
    for (const table of ['audit_log', 'access_log']) {
      await expect(sql`update ${sql.table(table)} set account = 'x'`.execute(kernel.db.kysely)).rejects.toThrow(/append-only/);
      await expect(sql`delete from ${sql.table(table)}`.execute(kernel.db.kysely)).rejects.toThrow(/append-only/);
    }
  });

  test('an application role may add and read, never update, delete or truncate', async (context) => {
    await asApplication(context, async (db) => {
      await db.pool.query(`insert into audit_log (at, action, outcome) values ('2026-11-24', 'a', 'ok')`);
      for (const table of APPEND_ONLY) {
        const column = {
          audit_log: 'account',
          access_log: 'account',
          access_seals: 'rows',
          journal: 'version',
          journal_content: 'content',
          case_steps: 'kind',
          documents: 'number',
          delivery_outcomes: 'reason',
          delivery_files: 'name',
          delivery_consents: 'address',
          evaluations: 'grade',
          supervision_changes: 'cause',
        }[table];
        for (const statement of [`delete from ${table}`, `truncate ${table}`, `update ${table} set ${column} = null`]) {
          await expect(db.pool.query(statement), statement).rejects.toMatchObject({ code: '42501', severity: 'ERROR' });
        }
      }
    });
  });
});

/** Connections of a role that has the grants of an application and nothing else. */
async function asApplication(context: TestContext, work: (db: Database) => Promise<void>): Promise<void> {
  const { rows } = await sql<{ rolsuper: boolean }>`
    select rolsuper from pg_roles where rolname = current_user`.execute(kernel.db.kysely);
  context.skip(rows[0]?.rolsuper !== true, 'the role of TEST_DATABASE_URL may not make roles');
  const role = `app_${kernel.db.name}`;
  await kernel.db.pool.query(`create role "${role}"`);
  const url = new URL(kernel.db.url);
  url.searchParams.set('options', `-c role=${role}`);
  const db = openDatabase(url.href);
  try {
    for (const grant of applicationGrants(role)) await kernel.db.pool.query(grant);
    await work(db);
  } finally {
    await db.close();
    await kernel.db.pool.query(`drop owned by "${role}"`);
    await kernel.db.pool.query(`drop role "${role}"`);
  }
}
