import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../test/support/database.ts';
import { POLICY_DIRECTORY } from './policy/index.ts';
import { openKernel, type OpenKernel, type OpenOptions } from './open.ts';

let data: string;
let db: TestDatabase;
const opened: OpenKernel[] = [];
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'xh-open-'));
  db = await testDatabase({ empty: true });
});
afterEach(async () => {
  for (const kernel of opened.splice(0)) await kernel.close();
  await rm(data, { recursive: true, force: true });
});

async function open(options: Partial<OpenOptions> = {}, more: Record<string, string> = {}): Promise<OpenKernel> {
  const environment = { XINHENG_DATA: data, DATABASE_URL: db.url, XINHENG_LOG: 'silent', ...more };
  const kernel = await openKernel({ environment, ...options });
  opened.push(kernel);
  return kernel;
}

async function addUser(): Promise<void> {
  await db.pool.query(
    `insert into users (user_id, account, display_name, role, created_at)
      values ('01990000-0000-7000-8000-000000000001', 'a', 'a', 'clerk', '2026-01-01')`,
  );
}

describe('opening a database', () => {
  test('an empty one gets schema, mark, policy and calendar; a second opening adds nothing', async () => {
    const kernel = await open();
    expect(kernel.settings).toMatchObject({ jurisdiction: 'chongqing', demo: false });
    expect(kernel.calendar.lastYear).toBeGreaterThanOrEqual(2026);
    expect(kernel.policy.all('calendar').length).toBeGreaterThan(0);
    const events = async () => (await db.pool.query('select type from journal order by seq')).rows;
    expect(await events()).toEqual([{ type: 'policy.loaded' }]);
    await open();
    expect(await events()).toEqual([{ type: 'policy.loaded' }]);
  });

  test('a queue that fell behind, or was never made, is brought up to date without a migration of ours', async () => {
    await open();
    const newest = async () => (await db.pool.query('select max(id) as n from graphile_worker.migrations')).rows;
    const before = await newest();
    await db.pool.query('delete from graphile_worker.migrations where id = (select max(id) from graphile_worker.migrations)');
    await open();
    expect(await newest()).toEqual(before);
    await db.pool.query('drop schema graphile_worker cascade');
    await open();
    expect(await newest()).toEqual(before);
  });

  test('two first openings at once both succeed and load the policy once', async () => {
    await Promise.all([open(), open()]);
    expect((await db.pool.query('select count(*) as n from instance')).rows).toEqual([{ n: 1 }]);
    expect((await db.pool.query(`select count(*) as n from journal where type = 'policy.loaded'`)).rows).toEqual([{ n: 1 }]);
  });

  test('open deadlines that rest on another calendar are moved, a served one only later, each move with one event', async () => {
    const calendar = (await open()).calendar.version;
    const add = (n: number, due: string, served: boolean) =>
      db.pool.query(
        `insert into deadlines (deadline_id, object_kind, object_id, rule, started, days, unit, due, provisional, calendar, served, state)
          values ('01990000-0000-7000-8000-00000000000${n}', 'act', 'a', 'r', '2026-09-18', 7, 'working', $1, true, 'older', $2, 'open')`,
        [due, served],
      );
    await add(1, '2026-09-28', false); // the golden figure: 2026-09-29
    await add(2, '2026-09-28', true);
    await add(3, '2026-09-30', false);
    await add(4, '2026-09-30', true);
    await open();
    const rows = await db.pool.query('select due, provisional, calendar from deadlines order by deadline_id');
    const standing = { provisional: false, calendar };
    expect(rows.rows).toEqual(['2026-09-29', '2026-09-29', '2026-09-29', '2026-09-30'].map((due) => ({ due, ...standing })));
    const moves = `select right(object, 1) as n, content->>'from' as from, content->>'to' as to
      from journal join journal_content using (seq) where type = 'deadline.moved' order by seq`;
    expect((await db.pool.query(moves)).rows).toEqual([
      { n: '1', from: '2026-09-28', to: '2026-09-29' },
      { n: '2', from: '2026-09-28', to: '2026-09-29' },
      { n: '3', from: '2026-09-30', to: '2026-09-29' },
    ]);
    await open();
    expect((await db.pool.query(moves)).rows).toHaveLength(3);
  });

  test('a demonstration stands on its day, and commands on it need not say that it is one', async () => {
    const kernel = await open({ demo: true });
    expect(kernel.clock.today().toString()).toBe('2026-11-24');
    const command = await open({}, { XINHENG_TODAY: '2027-01-05' });
    expect(command.settings).toMatchObject({ jurisdiction: 'demo', demo: true });
    expect(command.clock.today().toString()).toBe('2027-01-05');
    await expect(open({ today: 'tomorrow' })).rejects.toMatchObject({ code: 'SETTINGS_INVALID' });
  });

  test('on other data a day of one’s choosing is refused', async () => {
    await open();
    await expect(open({}, { XINHENG_TODAY: '2026-01-01' })).rejects.toMatchObject({ code: 'DEMO_REFUSED' });
    await expect(open({ today: '2026-01-01' })).rejects.toMatchObject({ code: 'DEMO_REFUSED' });
  });

  test('a demonstration refuses other data; policy alone is none', async () => {
    await open();
    const demo = await open({ demo: true });
    expect(demo.settings.demo).toBe(true);
    await db.pool.query('update instance set demo = false');
    await addUser();
    await expect(open({ demo: true })).rejects.toMatchObject({ code: 'DEMO_REFUSED' });
    expect((await db.pool.query('select account from users')).rows).toEqual([{ account: 'a' }]);
  });

  test('a demonstration killed while loading is made again; a loaded one is kept', async () => {
    await open({ demo: true });
    await addUser();
    await open({ demo: true });
    expect((await db.pool.query('select account from users')).rows).toEqual([]);
    await addUser();
    await db.pool.query(`update instance set settings = '{"demoLoaded": true}'`);
    await open({ demo: true });
    expect((await db.pool.query('select account from users')).rows).toEqual([{ account: 'a' }]);
  });

  test('another jurisdiction than the database’s is refused, naming both sides', async () => {
    await open({}, { XINHENG_JURISDICTION: 'chongqing' });
    await expect(open({}, { XINHENG_JURISDICTION: 'demo' })).rejects.toMatchObject({
      code: 'SETTINGS_INVALID',
      params: { setting: 'XINHENG_JURISDICTION', expected: 'chongqing' },
    });
  });

  test('any folder of the policy data beside the national one is a jurisdiction; one that is not there is refused, naming those that are', async () => {
    const policyDirectory = join(data, 'policy');
    await cp(join(POLICY_DIRECTORY, 'national'), join(policyDirectory, 'national'), { recursive: true });
    await cp(join(POLICY_DIRECTORY, 'chongqing'), join(policyDirectory, 'third'), { recursive: true });
    const refused = (setting: string, expected: string) => ({ code: 'SETTINGS_INVALID', params: { setting, expected } });
    for (const name of ['chongqing', 'national', '../national']) {
      await expect(open({ policyDirectory }, { XINHENG_JURISDICTION: name })).rejects.toMatchObject(
        refused(`XINHENG_JURISDICTION=${name}`, 'third'),
      );
    }
    await writeFile(join(data, 'config.json'), '{"jurisdiction": "third"}');
    await expect(open()).rejects.toMatchObject(refused('config.json: jurisdiction=third', 'chongqing, demo'));
    const kernel = await open({ policyDirectory });
    expect(kernel.settings.jurisdiction).toBe('third');
    expect(kernel.policy.all('organs').length).toBeGreaterThan(0);
  });

  test('a setting that is misspelt is refused, not ignored', async () => {
    for (const [text, named] of [
      ['{"sitename": "x"}', 'sitename'],
      ['{"role": "district"}', 'role'],
      ['{"faces": ["portal", "shop"]}', '"shop"'],
      ['{"metricsToken": "short"}', 'metricsToken'],
    ] as const) {
      await writeFile(join(data, 'config.json'), text);
      await expect(open()).rejects.toMatchObject({
        code: 'SETTINGS_INVALID',
        params: { setting: expect.stringContaining(named) },
      });
    }
    await writeFile(join(data, 'config.json'), '{"siteName": {"zh": "示例市信用平台", "en": "Example City"}, "faces": ["portal"]}');
    expect((await open()).settings).toMatchObject({ siteName: { zh: '示例市信用平台' } });
    await writeFile(join(data, 'config.json'), '{');
    await expect(open()).rejects.toMatchObject({ code: 'SETTINGS_INVALID' });
  });

  test('a database that nobody serves is DATABASE_UNREACHABLE', async () => {
    const nowhere = `postgresql://postgres@localhost/x?host=${encodeURIComponent(data)}`;
    await expect(open({}, { DATABASE_URL: nowhere })).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
  });
});
