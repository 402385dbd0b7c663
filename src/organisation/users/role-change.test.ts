import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { signIn, testServer, testUser } from '../../../test/support/server.ts';
import { callerOf, findUser, setActive, type Caller } from '../../kernel/access/index.ts';
import { consequencesOf, fire } from '../../kernel/procedures/index.ts';
import { usersCapability } from './capability.ts';
import { AGREE, proposeRole } from './role-change.ts';

let kernel: TestKernel;
let server: FastifyInstance;

beforeAll(async () => {
  kernel = await testKernel();
  server = await testServer(kernel, [usersCapability]);
  const people = [
    ['guard', 'security', 'demo-drc'],
    ['guard2', 'security', 'demo-drc'],
    ['clerk', 'clerk', 'demo-a-amr'],
    ['other', 'clerk', 'demo-a-amr'],
    ['head', 'director', 'demo-a-amr'],
    ['stranger', 'director', 'demo-b-amr'],
  ] as const;
  for (const [account, role, organ] of people) await testUser(kernel, { account, role, organ });
});

const as = async (account: string): Promise<Caller> => callerOf((await findUser(kernel, account))!, '用户管理');
const propose = async (by: string, account: string, role: string, organ?: string) =>
  proposeRole(kernel, { account, role, reason: '岗位调整', organ }, await as(by));
const agree = async (by: string, { case: caseId }: { case: string }) => fire(kernel, { caseId, transition: AGREE }, await as(by));

describe(item(28, 'a role changes by two people'), () => {
  test('proposed by a security administrator, agreed by the organ’s director; its sessions end', async () => {
    const session = await signIn(server, 'clerk');
    const url = '/api/v1/users/clerk/role';
    const payload = { role: 'reviewer', reason: '岗位调整' };
    const post = async (by: string) => server.inject({ method: 'POST', url, payload, headers: { ...(await signIn(server, by)) } });
    expect((await post('head')).statusCode).toBe(403);
    const proposed = (await post('guard')).json<{ case: string }>();
    await expect(propose('guard2', 'clerk', 'officer')).rejects.toMatchObject({ code: 'CONFLICT' });
    const said = await consequencesOf(kernel, proposed.case, AGREE, {}, await as('head'), 'zh-CN');
    expect(said).toEqual(expect.arrayContaining(['账号clerk由“填报人员”改为“审核人员”。', '结束该账号正在使用的1个登录，须重新登录。']));
    await expect(agree('guard', proposed)).rejects.toMatchObject({ code: 'SAME_PERSON' });
    await expect(agree('stranger', proposed)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await findUser(kernel, 'clerk'))!.role).toBe('clerk');
    await agree('head', proposed);
    expect(await findUser(kernel, 'clerk')).toMatchObject({
      role: 'reviewer',
      organ: 'demo-a-amr',
      district: '509901',
    });
    expect((await server.inject({ url: '/api/v1/me', headers: { ...session } })).statusCode).toBe(401);
    const { rows } = await sql<{ type: string }>`select type from journal order by seq desc limit 2`.execute(kernel.db.kysely);
    expect(rows.map(({ type }) => type)).toEqual(['case.step', 'user.role-changed']);
    const audited = await sql<{
      account: string;
      details: object;
    }>`select account, details from audit_log where action = 'user.role'`.execute(kernel.db.kysely);
    expect(audited.rows).toEqual([{ account: 'head', details: { from: 'clerk', to: 'reviewer', organ: 'demo-a-amr' } }]);
  });

  test('nobody changes the own role, whoever proposed it', async () => {
    await expect(propose('guard', 'guard', 'director')).rejects.toMatchObject({ code: 'SAME_PERSON' });
    const proposed = await propose('guard', 'guard2', 'director');
    await expect(agree('guard2', proposed)).rejects.toMatchObject({ code: 'SAME_PERSON' });
    const own = await propose('guard', 'head', 'reviewer');
    await expect(agree('head', own)).rejects.toMatchObject({ code: 'SAME_PERSON' });
  });

  test('to another organ: the district follows, and what changed meanwhile is not done blindly', async () => {
    const proposed = await propose('guard', 'other', 'officer', 'demo-b-amr');
    await agree('guard2', proposed);
    expect(await findUser(kernel, 'other')).toMatchObject({ role: 'officer', organ: 'demo-b-amr', district: '509902' });
    const again = await propose('guard', 'other', 'clerk');
    await sql`update users set role = 'legal' where account = 'other'`.execute(kernel.db.kysely);
    await expect(agree('guard2', again)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test.each([
    ['an unknown role', 'wizard', undefined],
    ['a machine', 'machine', undefined],
    ['an owner', 'owner', undefined],
    ['the same again', 'reviewer', undefined],
  ])('refused: %s', async (_, role, organ) => {
    await expect(propose('guard', 'clerk', role, organ)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  test('the last security administrator stays one, and stays on', async () => {
    await sql`update users set active = false where account = 'guard'`.execute(kernel.db.kysely);
    await sql`update users set active = true where account = 'guard2'`.execute(kernel.db.kysely);
    const { rows } = await sql<{ case_id: string }>`
      select case_id from cases where object_id = 'guard2' and closed_on is null`.execute(kernel.db.kysely);
    const director: Caller = { ...(await as('head')), account: 'leader', organ: 'demo-drc' };
    await expect(fire(kernel, { caseId: rows[0]!.case_id, transition: AGREE }, director)).rejects.toMatchObject({
      code: 'LAST_ADMINISTRATOR',
    });
    const off = kernel.db.tx(async (tx) => setActive(kernel, tx, await as('head'), 'guard2', false));
    await expect(off).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' });
  });
});
