import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { command } from '../../../test/support/command-line.ts';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { signIn, testServer } from '../../../test/support/server.ts';
import { callerOf, changeRole, findUser, localOperator, setActive, type Caller } from '../../kernel/access/index.ts';
import { consequencesOf, fire } from '../../kernel/procedures/index.ts';
import { usersCapability } from './capability.ts';
import { makeAccount, type AccountMade, type AccountWanted } from './create.ts';
import { AGREE, proposeRole } from './role-change.ts';

let kernel: TestKernel;
let server: FastifyInstance;
const as = async (account: string): Promise<Caller> => callerOf((await findUser(kernel, account))!, '用户管理');
const make = async (by: string | null, wanted: AccountWanted): Promise<AccountMade> =>
  makeAccount(kernel, wanted, by === null ? await localOperator(kernel) : await as(by));
const agree = async (by: string, { waits }: AccountMade) => fire(kernel, { caseId: waits!.case, transition: AGREE }, await as(by));
const enter = (account: string, password: string) =>
  server.inject({ method: 'POST', url: '/api/v1/session', payload: { account, password } });
const created = async () => {
  const { rows } = await sql<{ account: string; object: string; details: object }>`
    select account, object, details from audit_log where action = 'user.created' order by at, object`.execute(kernel.db.kysely);
  return rows;
};

beforeAll(async () => {
  kernel = await testKernel();
  // Commands take the day of the demonstration only there.
  await sql`insert into instance (id, jurisdiction, demo, created_at) values (1, 'demo', true, '2026-01-01')`.execute(kernel.db.kysely);
  server = await testServer(kernel, [usersCapability]);
});

describe(item(28, 'an account is made by two people'), () => {
  test('but for the first security administrator, once: the log says so', async () => {
    const clerk = await make(null, { account: 'early', role: 'clerk', organ: 'demo-a-amr' });
    expect(clerk.waits).not.toBeNull();
    const both = await Promise.all(['guard', 'guard2'].map((account) => make(null, { account, role: 'security', organ: 'demo-drc' })));
    const [first] = both.filter(({ waits }) => waits === null);
    const [second, ...rest] = both.filter(({ waits }) => waits !== null);
    expect([first, second, rest]).toEqual([expect.anything(), expect.anything(), []]);
    const log = await created();
    const organ = 'demo-drc';
    expect(log.filter(({ object }) => object === first!.account).map(({ details }) => details)).toEqual([
      { role: 'security', organ, bootstrap: true },
    ]);
    expect(log.filter(({ object }) => object === second!.account).map(({ details }) => details)).toEqual([{ role: 'pending', organ }]);
    expect((await enter(first!.account, first!.password)).statusCode).toBe(201);
    expect((await enter(second!.account, second!.password)).statusCode).toBe(401);
    // The local operator proposed it; the first administrator is another.
    await agree(first!.account, second!);
    await agree(second!.account, clerk);
    expect(await findUser(kernel, 'early')).toMatchObject({ role: 'clerk', district: '509901' });
  });

  test('one person makes no reviewer, however it is tried', async () => {
    const made = await make('guard', { account: 'wang', role: 'reviewer', organ: 'demo-a-amr' });
    expect(made).toMatchObject({ role: 'reviewer', organ: 'demo-a-amr', district: '509901' });
    expect(await findUser(kernel, 'wang')).toMatchObject({ role: 'pending', mustChange: true });
    expect((await enter('wang', made.password)).statusCode).toBe(401);
    await expect(localOperator(kernel, { as: 'wang' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(agree('guard', made)).rejects.toMatchObject({ code: 'SAME_PERSON' });
    const again = proposeRole(kernel, { account: 'wang', role: 'clerk', reason: '换一个' }, await as('guard'));
    await expect(again).rejects.toMatchObject({ code: 'CONFLICT' });
    await kernel.db.tx(async (tx) => {
      await setActive(kernel, tx, await as('guard'), 'wang', false);
      await setActive(kernel, tx, await as('guard'), 'wang', true);
    });
    expect((await enter('wang', made.password)).statusCode).toBe(401);
    await expect(make('guard', { account: 'wang', role: 'reviewer', organ: 'demo-a-amr' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });

    const said = await consequencesOf(kernel, made.waits!.case, AGREE, {}, await as('guard2'), 'zh-CN');
    expect(said).toContain('账号wang由“角色待同意”改为“审核人员”。');
    await agree('guard2', made);
    expect(await findUser(kernel, 'wang')).toMatchObject({ role: 'reviewer', organ: 'demo-a-amr' });
    expect((await enter('wang', made.password)).statusCode).toBe(201);
  });

  test('a session from before ends with the role, and nothing goes back to waiting', async () => {
    const back = kernel.db.tx(async (tx) =>
      changeRole(kernel, tx, await as('guard'), { account: 'wang', role: 'pending', organ: 'demo-a-amr' }),
    );
    await expect(back).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const made = await make('guard', { account: 'zhao', role: 'officer', organ: 'demo-a-amr' });
    await agree('guard2', made);
    const { cookie } = await signIn(server, 'zhao', made.password);
    await sql`update users set role = 'pending' where account = 'zhao'`.execute(kernel.db.kysely);
    expect((await server.inject({ url: '/api/v1/me', headers: { cookie } })).statusCode).toBe(401);
  });

  test('refused, it opens nothing and can be proposed anew', async () => {
    const made = await make('guard', { account: 'qian', role: 'clerk', organ: 'demo-a-amr' });
    const no = { caseId: made.waits!.case, transition: 'refuse', fields: { reasons: '岗位不符' } };
    await fire(kernel, no, await as('guard2'));
    expect((await enter('qian', made.password)).statusCode).toBe(401);
    const anew = await proposeRole(kernel, { account: 'qian', role: 'officer', reason: '改任' }, await as('guard2'));
    await fire(kernel, { caseId: anew.case, transition: AGREE }, await as('guard'));
    expect((await enter('qian', made.password)).statusCode).toBe(201);
  });

  test('an owner of a body likewise; an account that was made for one becomes no official', async () => {
    const subject = kernel.ids.subject();
    await sql`insert into subjects (subject_id, uscc, name, kind, seq, created_at)
      values (${subject}, '91509900MATE5T025F', '示例市示例甲食品有限公司', 'enterprise', 0, '2026-01-01')`.execute(kernel.db.kysely);
    const made = await make(null, { account: 'boss', role: 'owner', subject: `id:${subject}` });
    const said = await consequencesOf(kernel, made.waits!.case, AGREE, {}, await as('guard'), 'zh-CN');
    expect(said).toContain('该账号代表示例市示例甲食品有限公司（91509900MATE5T025F）。');
    await agree('guard', made);
    expect(await findUser(kernel, 'boss')).toMatchObject({ role: 'owner', subjectId: subject });
    for (const role of ['reviewer', 'security'] as const)
      await expect(make('guard', { account: 'both', role, organ: 'demo-drc', subject: `id:${subject}` })).rejects.toMatchObject({
        code: 'BAD_INPUT',
      });
    expect(await findUser(kernel, 'both')).toBeUndefined();
  });

  test.each([
    ['a machine', 'machine'],
    ['the operator', 'operator'],
    ['an account without a role', 'pending'],
    ['an unknown role', 'wizard'],
  ])('refused: %s', async (_, role) => {
    await expect(make('guard', { account: 'sun', role, organ: 'demo-drc' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    expect(await findUser(kernel, 'sun')).toBeUndefined();
  });

  test('the same over HTTP and on the command line; the password is said once, with who agrees and how', async () => {
    const payload = { account: 'zhou', role: 'clerk', organ: 'demo-a-amr', reason: '新进人员' };
    await sql`update users set must_change = false`.execute(kernel.db.kysely);
    const { password } = await make('guard', { account: 'wu', role: 'director', organ: 'demo-a-amr' }).then(
      async (made) => (await agree('guard2', made), made),
    );
    await sql`update users set must_change = false`.execute(kernel.db.kysely);
    const post = async (account: string, secret: string) =>
      server.inject({ method: 'POST', url: '/api/v1/users', payload, headers: { ...(await signIn(server, account, secret)) } });
    expect((await post('wu', password)).statusCode).toBe(403);
    const li = await make('guard', { account: 'li', role: 'security', organ: 'demo-drc' });
    await agree('guard2', li);
    await sql`update users set must_change = false`.execute(kernel.db.kysely);
    const answer = (await post('li', li.password)).json<AccountMade>();
    expect(answer).toMatchObject({ account: 'zhou', role: 'clerk', organ: 'demo-a-amr', district: '509901' });
    await expect(agree('li', answer)).rejects.toMatchObject({ code: 'SAME_PERSON' });
    await agree('wu', answer);
    expect(await findUser(kernel, 'zhou')).toMatchObject({ role: 'clerk' });

    const text = await command(kernel, ['admin', 'create', 'zheng', '--role', 'reviewer', '--organ', 'demo-a-amr']);
    expect(text).toMatch(/账号zheng已建立。一次性密码：(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/u);
    const [, id] = /cases fire (\S+) change/u.exec(text)!;
    await fire(kernel, { caseId: id!, transition: AGREE }, await as('wu'));
    expect(await findUser(kernel, 'zheng')).toMatchObject({ role: 'reviewer' });
  });
});
