import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { dataDirectory, query, serve, serveToLoading, startedOnce, urlOf, xinheng, type Served } from './program.ts';

const NEWEST = `(select max(name) from schema_migrations)`;

describe('a database that does not fit the program', () => {
  let data: string;
  beforeAll(() => {
    data = startedOnce();
  });

  test('a newer schema is refused in one line that names it, and nothing is changed', async () => {
    await change(data, `insert into schema_migrations values ('209901010000-kernel-later', 'x', '2099-01-01')`);
    for (const args of [
      ['calendar', 'due', '2026-01-05', '7'],
      ['serve', '--port', '0'],
      ['db', 'migrate'],
    ]) {
      expectRefused(xinheng(data, args), 'SCHEMA_NEWER', '209901010000-kernel-later');
    }
    await change(data, `delete from schema_migrations where name like '2099%'`);
    expect(xinheng(data, ['db', 'status'])).toMatchObject({ code: 0 });
  });

  test('an applied migration whose file was edited is refused in one line that names it', async () => {
    await change(data, `update schema_migrations set hash = reverse(hash) where name = ${NEWEST}`);
    const [row] = await change<{ name: string }>(data, `select ${NEWEST} as name`);
    expectRefused(xinheng(data, ['serve', '--port', '0']), 'MIGRATION_EDITED', row?.name ?? '?');
    await change(data, `update schema_migrations set hash = reverse(hash) where name = ${NEWEST}`);
    expect(xinheng(data, ['db', 'status'])).toMatchObject({ code: 0 });
  });

  test('policy data of the same edition with other content is refused in one line that names both', async () => {
    const edit = `update policy_documents set hash = reverse(hash) where kind = 'calendar' and id = 'cn-2019'`;
    await change(data, edit);
    expectRefused(xinheng(data, ['serve', '--port', '0']), 'POLICY_HASH_CHANGED', 'cn-2019');
    await change(data, edit);
    expect(xinheng(data, ['calendar', 'due', '2026-01-05', '7'])).toMatchObject({ code: 0 });
  });
});

test('a demonstration that no longer fits is made again, and says so', async () => {
  const data = dataDirectory();
  const first = await serveToLoading(data);
  // As if it had been loaded to its end: one that was not is made again without a word.
  const newest = `select hash from schema_migrations where name = ${NEWEST}`;
  const fitting = await query(data, newest);
  await query(data, `update instance set settings = '{"demoLoaded": true}'`);
  await query(data, `update schema_migrations set hash = reverse(hash) where name = ${NEWEST}`);
  first.process.kill('SIGKILL');
  await first.ended;
  const again = await serveToLoading(data);
  expect(again.err().join('\n')).toContain('making it again');
  expect(await query(data, 'select jurisdiction, demo from instance')).toEqual([{ jurisdiction: 'demo', demo: true }]);
  expect(await query(data, newest)).toEqual(fitting);
  again.process.kill('SIGKILL');
  await again.ended;
});

describe('an application role that may not migrate', () => {
  let data: string;
  let host: Served;
  const own = () => ({ DATABASE_URL: urlOf(data, 'theirs', 'app') });
  beforeAll(async () => {
    data = startedOnce();
    // The embedded server of this directory plays the operator's server: two roles and a database of the owner's.
    host = await serve(data);
    await query(data, 'create role app login');
    await query(data, 'create role keeper login');
    await query(data, 'create database theirs owner keeper');
    return () => void host.process.kill('SIGTERM');
  });

  test('is told in one line that a migration is pending, exit 1', () => {
    expectRefused(xinheng(dataDirectory(), ['calendar', 'due', '2026-01-05', '7'], own()), 'MIGRATION_PENDING', 'kernel-base');
  });

  test('works once the owner has migrated, and cannot rewrite the journal or the logs', async () => {
    const both = { ...own(), DATABASE_OWNER_URL: urlOf(data, 'theirs', 'keeper') };
    expect(xinheng(dataDirectory(), ['db', 'migrate'], both)).toMatchObject({ code: 0 });
    const elsewhere = dataDirectory();
    expect(xinheng(elsewhere, ['calendar', 'due', '2026-01-05', '7'], own())).toMatchObject({ code: 0 });
    const served = await serve(elsewhere, [], own());
    expect((await fetch(`${served.address}/readyz`)).status).toBe(200);
    served.process.kill('SIGTERM');
    expect(await served.ended).toBe(0);

    const client = new pg.Client({ connectionString: own().DATABASE_URL });
    await client.connect();
    for (const table of ['journal', 'journal_content', 'audit_log', 'access_log', 'access_seals']) {
      await expect(client.query(`delete from ${table}`)).rejects.toMatchObject({ code: '42501' });
      await expect(client.query(`truncate ${table}`)).rejects.toMatchObject({ code: '42501' });
    }
    await client.query(`select graphile_worker.add_job('nothing', '{}')`);
    await client.end();
  });
});

function expectRefused(ended: ReturnType<typeof xinheng>, code: string, named: string): void {
  expect(ended).toMatchObject({ code: 1, out: '' });
  expect(ended.err).toHaveLength(1);
  expect(ended.err[0]).toContain(code);
  expect(ended.err[0]).toContain(named);
}

/** The server of a directory is up only while somebody uses it: a command brings it up, and it lingers a moment. */
async function change<R extends pg.QueryResultRow>(data: string, sql: string): Promise<R[]> {
  xinheng(data, ['db', 'status']);
  return query<R>(data, sql);
}
