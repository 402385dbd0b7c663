import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { plantAct } from '../../../test/support/publicity/plant.ts';
import { signIn, testServer, testUser, type SignedIn } from '../../../test/support/server.ts';
import { ANONYMOUS, logAccess, sealAccessLog, type CheckedSeal, type Role } from '../../kernel/access/index.ts';
import { audit } from '../../kernel/audit/index.ts';
import { auditCapability } from './capability.ts';
import type { AuditEntry, LookEntry } from './types.ts';

let kernel: TestKernel;
let server: FastifyInstance;
const as = new Map<string, SignedIn>();
const PURPOSE = '年度审计';
let firm: string;
let other: string;

beforeAll(async () => {
  kernel = await testKernel();
  server = await testServer(kernel, [auditCapability]);
  const people: [string, Role, string | undefined][] = [
    ['auditor', 'audit', undefined],
    ['guard', 'security', undefined],
    ['keeper', 'system', undefined],
    ['clerk', 'clerk', 'demo-a-amr'],
    ['reviewer', 'reviewer', 'demo-a-amr'],
    ['colleague', 'officer', 'demo-a-amr'],
    ['head', 'director', 'demo-a-amr'],
    ['city', 'director', 'demo-drc'],
    ['neighbour', 'reviewer', 'demo-b-amr'],
  ];
  for (const [account, role, organ] of people) {
    await testUser(kernel, { account, role, ...(organ === undefined ? {} : { organ }) });
    as.set(account, await signIn(server, account));
  }
  firm = (await plantAct(kernel.db, [{}], { name: '示例甲公司' }))[0]!.subject_id;
  other = (await plantAct(kernel.db, [{}], { name: '示例乙公司' }))[0]!.subject_id;
});

const get = (url: string, account = 'auditor', purpose: string | null = PURPOSE) =>
  server.inject({
    url,
    headers: {
      ...as.get(account)!,
      ...(purpose === null ? {} : { 'xinheng-purpose': encodeURIComponent(purpose) }),
    },
  });
interface Page<T> {
  items: T[];
  next: string | null;
}
const page = async <T>(url: string, account?: string) => (await get(url, account)).json<Page<T>>();
async function all<T>(url: string): Promise<T[]> {
  const items: T[] = [];
  for (let next: string | null = ''; next !== null;) {
    const found: Page<T> = await page<T>(next === '' ? url : `${url}&cursor=${next}`);
    items.push(...found.items);
    next = found.next;
  }
  return items;
}
const look = (account: string, role: Role, organ: string | null, subject: string, purpose: string) =>
  kernel.db.tx((tx) =>
    logAccess(
      kernel,
      tx,
      { ...ANONYMOUS, account, role, organ, purpose },
      { subjectIds: [subject], action: 'subject.opened', fields: ['handler'] },
    ),
  );
const lastLook = async () =>
  (
    await sql<{ account: string; action: string; subject_id: string | null; purpose: string }>`
      select account, action, subject_id, purpose from access_log order by id desc limit 1`.execute(kernel.db.kysely)
  ).rows[0];

describe(item(28, 'the audit log'), () => {
  test('is read by the audit administrator alone, with a purpose', async () => {
    for (const url of ['audit', 'audit/looks', 'audit/audit.csv', 'audit/looks.csv'].map((each) => `/api/v1/${each}`)) {
      expect((await server.inject({ url })).statusCode, url).toBe(401);
      for (const account of ['guard', 'keeper', 'city', 'clerk'])
        expect((await get(url, account)).json(), `${account} ${url}`).toMatchObject({ code: 'FORBIDDEN' });
      expect((await get(url, 'auditor', null)).json(), url).toMatchObject({ code: 'PURPOSE_REQUIRED' });
      expect((await get(url)).statusCode, url).toBe(200);
    }
  });

  test('is read from either end in pages without gaps or doubles, and tells of refusals', async () => {
    await get('/api/v1/audit', 'clerk');
    const until = '&to=2026-11-24';
    const newest = await all<AuditEntry>(`/api/v1/audit?limit=7${until}`);
    const ids = newest.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
    expect(newest).toContainEqual(expect.objectContaining({ action: 'audit.read', account: 'clerk', outcome: 'FORBIDDEN' }));
    const oldest = await all<AuditEntry>(`/api/v1/audit?limit=7&order=oldest${until}`);
    expect(oldest.map(({ id }) => id).slice(0, ids.length)).toEqual([...ids].reverse());
    const bad = await get(`/api/v1/audit?cursor=bm9uc2Vuc2U`);
    expect(bad.json()).toMatchObject({ code: 'BAD_CURSOR', status: 400 });
    const { next } = await page<AuditEntry>('/api/v1/audit?limit=1');
    expect((await get(`/api/v1/audit?order=oldest&cursor=${next}`)).json()).toMatchObject({ code: 'BAD_CURSOR' });
  });

  test('is searched by account, organ, event, object, outcome, words of the purpose and day', async () => {
    const write = (account: string, organ: string, action: string, object: string, outcome: string, purpose: string) =>
      kernel.db.tx((tx) =>
        audit(kernel, tx, { ...ANONYMOUS, account, role: 'clerk', organ }, { action, object, outcome, details: { purpose } }),
      );
    kernel.clock.set('2026-10-31T15:59:00Z');
    await write('x1', 'demo-amr', 'thing.made', 'T-1', 'ok', '核对100%的_行');
    kernel.clock.set('2026-10-31T16:01:00Z');
    await write('x2', 'demo-drc', 'thing.made', 'T-1', 'CONFLICT', '核对别的');
    await write('x2', 'demo-drc', 'thingmade', 'T-2', 'ok', '');
    kernel.clock.set('2026-11-24T04:00:00Z');
    const objects = async (query: string) =>
      (await page<AuditEntry>(`/api/v1/audit?to=2026-11-01&${query}`)).items.map(({ account, action }) => [account, action]);
    const [first, second, third] = [
      ['x1', 'thing.made'],
      ['x2', 'thing.made'],
      ['x2', 'thingmade'],
    ];
    expect(await objects('account=x2')).toEqual([third, second]);
    expect(await objects('organ=demo-amr')).toEqual([first]);
    expect(await objects('event=thing')).toEqual([second, first]);
    expect(await objects('event=thing.made&outcome=ok')).toEqual([first]);
    expect(await objects('object=T-2')).toEqual([third]);
    expect(await objects(`purpose=${encodeURIComponent('100%的_')}`)).toEqual([first]);
    expect(await objects(`purpose=${encodeURIComponent('100_的')}`)).toEqual([]);
    // Midnight is that of Shanghai.
    expect(await objects('from=2026-11-01')).toEqual([third, second]);
    expect((await page<AuditEntry>('/api/v1/audit?to=2026-10-31')).items.map(({ account }) => account)).toEqual(['x1']);
    expect((await get('/api/v1/audit?from=2026-02-30')).statusCode).toBe(400);
  });

  test('by a body finds what concerned it, also under what was merged into it; the search is a look at it', async () => {
    const by = { ...ANONYMOUS, account: 'y', role: 'clerk' } as const;
    const event = { action: 'body.touched', outcome: 'ok' };
    const [merged] = await plantAct(kernel.db, [{}], { name: '示例并入公司' });
    await sql`update subjects set merged_into = ${firm} where subject_id = ${merged!.subject_id}`.execute(kernel.db.kysely);
    for (const subject of [firm, other, merged!.subject_id])
      await kernel.db.tx((tx) => audit(kernel, tx, by, { ...event, object: subject, subjectIds: [subject] }));
    const found = await page<AuditEntry>(`/api/v1/audit?event=body&subject=id:${firm}`);
    expect(found.items.map(({ object }) => object)).toEqual([merged!.subject_id, firm]);
    const looked = await sql<{ subject_id: string }>`
      select subject_id from access_log where account = 'auditor' and action = 'audit.read' and subject_id is not null
      order by id desc limit 2`.execute(kernel.db.kysely);
    expect(new Set(looked.rows.map((row) => row.subject_id))).toEqual(new Set([firm, merged!.subject_id]));
    expect((await page(`/api/v1/audit?event=nothing&subject=id:${other}`)).items).toEqual([]);
    expect(await lastLook()).toMatchObject({ account: 'auditor', subject_id: other, purpose: PURPOSE });
    const unknown = await get('/api/v1/audit?subject=id:00000000-0000-4000-8000-000000000000');
    expect(unknown.json()).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('leaves as a file that is itself in the log, with what was asked and how many rows', async () => {
    const file = await get(`/api/v1/audit/audit.csv?event=thing&purpose=${encodeURIComponent('核对')}`);
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = file.body.split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe('\uFEFF时间,账号,角色,单位代码,事件,对象,结果,说明');
    expect(lines[1]).toContain('x1,clerk,demo-amr,thing.made,T-1,ok');
    const [logged] = (await page<AuditEntry>('/api/v1/audit?event=audit.exported&outcome=ok&limit=1')).items;
    expect(logged).toMatchObject({
      account: 'auditor',
      details: { log: 'audit', rows: 2, event: 'thing', words: '核对', purpose: PURPOSE },
    });
  });

  test('past the limit the file holds the oldest rows and says how many it lacks', async () => {
    await sql`insert into audit_log (at, account, role, action, outcome, details)
      select '2026-11-01T00:00:00Z', 'flood', 'clerk', 'flood.made', 'ok', '{}' from generate_series(1, 20003)`.execute(kernel.db.kysely);
    const file = await get('/api/v1/audit/audit.csv?event=flood');
    const lines = file.body.trim().split('\r\n');
    expect(lines).toHaveLength(1 + 20_000 + 1);
    expect(lines.at(-1)).toBe('还有3行没有列入本文件，请缩小查询条件后分次导出。');
    expect(file.headers['x-rows-missing']).toBe('3');
    const [logged] = (await page<AuditEntry>('/api/v1/audit?event=audit.exported&outcome=ok&limit=1')).items;
    expect(logged).toMatchObject({ details: { rows: 20_000, event: 'flood' } });
  });

  test('a cell that a spreadsheet would run is shielded in the file', async () => {
    await look('=cmd', 'clerk', 'demo-amr', firm, '=HYPERLINK("x")');
    const file = await get(`/api/v1/audit/looks.csv?account=${encodeURIComponent('=cmd')}`);
    expect(file.body).toContain(`'=cmd`);
    expect(file.body).toContain(`"'=HYPERLINK(""x"")"`);
  });
});

describe(item(28, 'the log of looks'), () => {
  test('is searched by who, whom and why', async () => {
    await look('seer', 'reviewer', 'demo-a-amr', firm, '承办示A1号案');
    await look('seer', 'reviewer', 'demo-a-amr', other, '答复询问');
    const subjects = async (query: string) =>
      (await page<LookEntry>(`/api/v1/audit/looks?account=seer&${query}`)).items.map(({ subjectId }) => subjectId);
    expect(await subjects('')).toEqual([other, firm]);
    expect(await subjects('order=oldest')).toEqual([firm, other]);
    expect(await subjects(`purpose=${encodeURIComponent('A1号')}`)).toEqual([firm]);
    expect(await subjects(`subject=id:${other}`)).toEqual([other]);
    expect(await subjects('organ=demo-drc')).toEqual([]);
  });

  test('is sealed, and each seal is compared with its rows and with the journal', async () => {
    const seals = async () => (await get('/api/v1/audit/seals', 'auditor', null)).json<{ items: CheckedSeal[]; unsealed: number }>();
    await sealAccessLog(kernel);
    await look('sealed', 'reviewer', 'demo-a-amr', firm, '一');
    await look('sealed', 'reviewer', 'demo-a-amr', firm, '二');
    expect(await seals()).toMatchObject({ unsealed: 2 });
    await sealAccessLog(kernel);
    const whole = await seals();
    expect(whole.unsealed).toBe(0);
    expect(whole.items.slice(0, 2).map(({ state }) => state)).toEqual(['ok', 'ok']);
    expect(whole.items[0]).toMatchObject({ rows: 2 });
    for (const account of ['guard', 'keeper', 'city']) expect((await get('/api/v1/audit/seals', account)).statusCode).toBe(403);

    const states = async (change: () => Promise<unknown>) => {
      await sql`alter table access_log disable trigger user`.execute(kernel.db.kysely);
      await sql`create table kept as select * from access_log`.execute(kernel.db.kysely);
      await change();
      const { items } = await seals();
      await sql`delete from access_log`.execute(kernel.db.kysely);
      await sql`insert into access_log overriding system value select * from kept`.execute(kernel.db.kysely);
      await sql`drop table kept`.execute(kernel.db.kysely);
      await sql`alter table access_log enable trigger user`.execute(kernel.db.kysely);
      return items.slice(0, 2).map(({ state }) => state);
    };
    const { firstId, lastId } = whole.items[0]!;
    expect(await states(() => sql`update access_log set purpose = '三' where id = ${lastId}`.execute(kernel.db.kysely))).toEqual([
      'altered',
      'ok',
    ]);
    expect(await states(() => sql`delete from access_log where id = ${firstId}`.execute(kernel.db.kysely))).toEqual(['altered', 'ok']);
    // A seal that is taken away leaves rows that no seal covers.
    const before = whole.items[1]!.lastId;
    await sql`create table kept as select * from access_seals where last_id = ${before}`.execute(kernel.db.kysely);
    await sql`delete from access_seals where last_id = ${before}`.execute(kernel.db.kysely);
    expect((await seals()).items[0]).toMatchObject({ lastId, state: 'between' });
    await sql`insert into access_seals select * from kept`.execute(kernel.db.kysely);
    await sql`drop table kept`.execute(kernel.db.kysely);
    expect((await seals()).items[0]).toMatchObject({ lastId, state: 'ok' });
    // Whoever changes rows and seal alike is told by the journal.
    await sql`update access_seals set hash = sha256('x') where last_id = ${lastId}`.execute(kernel.db.kysely);
    expect((await seals()).items[0]).toMatchObject({ state: 'altered' });
    await sql`update access_seals set hash = decode(${whole.items[0]!.sha256}, 'hex') where last_id = ${lastId}`.execute(kernel.db.kysely);
    await sql`update journal set leaf = sha256('x') where type = 'access.sealed' and object = ${`${firstId}-${lastId}`}`.execute(
      kernel.db.kysely,
    );
    expect((await seals()).items[0]).toMatchObject({ state: 'unproved' });
  });
});

describe(item(28, 'who looked at a body'), () => {
  interface Looks extends Page<{ account: string | null; organ: string | null; purpose: string }> {
    elsewhere: number;
  }
  const looks = async (account: string, key = `id:${firm}`) => (await get(`/api/v1/subjects/${key}/looks`, account)).json<Looks>();
  const whys = ({ items }: Looks) => items.map(({ purpose, account }) => [purpose, account]);

  test('an organ sees its own, with the colleague; of others that there are some, not whose or why', async () => {
    const [target] = await plantAct(kernel.db, [{}], { name: '示例丙公司' });
    const key = `id:${target!.subject_id}`;
    await look('colleague', 'officer', 'demo-a-amr', target!.subject_id, '承办');
    await look('neighbour', 'reviewer', 'demo-b-amr', target!.subject_id, '调查举报');
    await look('firm', 'owner', null, target!.subject_id, 'own file');

    const own = await looks('reviewer', key);
    expect([whys(own), own.elsewhere]).toEqual([[['承办', 'colleague']], 1]);
    const theirs = await looks('neighbour', key);
    expect(whys(theirs)).toEqual([['调查举报', 'neighbour']]);
    // The looks at the looks are looks.
    expect(theirs.elsewhere).toBe(2);
    const district = await looks('head', key);
    expect(whys(district)).toEqual([
      [PURPOSE, 'reviewer'],
      ['承办', 'colleague'],
    ]);
    expect(district.elsewhere).toBe(2);
    const city = await looks('city', key);
    expect(city.elsewhere).toBe(0);
    expect(whys(city)).toContainEqual(['调查举报', null]);
    const auditor = await looks('auditor', key);
    expect(whys(auditor)).toContainEqual(['调查举报', 'neighbour']);
    expect(JSON.stringify(auditor)).not.toContain('own file');
  });

  test('is told to nobody without the right or the purpose, and logged', async () => {
    for (const account of ['clerk', 'guard', 'keeper'])
      expect((await get(`/api/v1/subjects/id:${firm}/looks`, account)).statusCode).toBe(403);
    expect((await get(`/api/v1/subjects/id:${firm}/looks`, 'reviewer', null)).json()).toMatchObject({
      code: 'PURPOSE_REQUIRED',
    });
    await looks('reviewer');
    expect(await lastLook()).toEqual({
      account: 'reviewer',
      action: 'subject.looks.read',
      subject_id: firm,
      purpose: PURPOSE,
    });
  });
});
