import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { createUser, findUser, localOperator, LOCAL_OPERATOR, oneTimePassword, setActive, type NewUser } from './index.ts';

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel();
});

const create = async (user: NewUser) => {
  const by = await localOperator(kernel);
  return kernel.db.tx((tx) => createUser(kernel, tx, by, user));
};

describe('accounts', () => {
  test('are made once, by someone who stands in the log', async () => {
    const made = await create({ account: 'li.hua', role: 'clerk', organ: 'demo-amr', district: '509901' });
    expect(await findUser(kernel, 'li.hua')).toEqual(made);
    await expect(create({ account: 'li.hua', role: 'system' })).rejects.toMatchObject({ code: 'CONFLICT' });
    const { rows } = await sql`select account, action, object from audit_log where object = 'li.hua'`.execute(kernel.db.kysely);
    expect(rows).toEqual([{ account: LOCAL_OPERATOR, action: 'user.created', object: 'li.hua' }]);
  });

  test('are bounded by the division of their organ, of the city by none', async () => {
    expect(await create({ account: 'bureau', role: 'director', organ: 'demo-a-amr' })).toMatchObject({
      district: expect.stringMatching(/^\d{6}$/),
    });
    expect(await create({ account: 'city', role: 'director', organ: 'demo-drc' })).toMatchObject({ district: null });
    expect(await create({ account: 'given', role: 'director', organ: 'demo-drc', district: '509901' })).toMatchObject({
      district: '509901',
    });
    await expect(create({ account: 'nowhere', role: 'director', organ: 'no-such' })).rejects.toMatchObject({
      code: 'ORGAN_UNKNOWN',
    });
  });

  test.each<[string, NewUser]>([
    ['a name that could pass for a machine or the operator', { account: 'key:1', role: 'system' }],
    ['a name with a space', { account: 'li hua', role: 'system' }],
    ['a clerk without an organ', { account: 'nobody', role: 'clerk' }],
    ['a machine, which signs with a key', { account: 'box', role: 'machine', organ: 'demo-amr' }],
    ['an official who is bound to a firm', { account: 'policy1', role: 'policy', subjectId: '00000000-0000-4000-8000-000000000001' }],
    ['a password that is short', { account: 'policy2', role: 'policy', password: 'short' }],
    ['a password of one letter', { account: 'policy3', role: 'policy', password: 'aaaaaaaaaaaaaaaa' }],
    ['a password that holds the account', { account: 'policy4', role: 'policy', password: 'xx-Policy4-2026-xx' }],
  ])('refuse %s', async (_, user) => {
    await expect(create(user)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});

describe('the local operator', () => {
  test('acts as itself or as an account that is switched on', async () => {
    expect(await localOperator(kernel)).toMatchObject({ account: LOCAL_OPERATOR, role: 'operator', organ: null });
    await create({ account: 'reviewer', role: 'reviewer', organ: 'demo-amr' });
    expect(await localOperator(kernel, { as: 'Reviewer', purpose: '核查' })).toMatchObject({
      role: 'reviewer',
      purpose: '核查',
    });
    await expect(localOperator(kernel, { as: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const by = await localOperator(kernel);
    await kernel.db.tx((tx) => setActive(kernel, tx, by, 'reviewer', false));
    await expect(localOperator(kernel, { as: 'reviewer' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

test('one-time passwords are four groups of four without letters that look alike, never the same', () => {
  const made = Array.from({ length: 200 }, () => oneTimePassword());
  for (const password of made) expect(password).toMatch(/^([2-9A-HJKMNP-TV-Z]{4}-){3}[2-9A-HJKMNP-TV-Z]{4}$/);
  expect(new Set(made).size).toBe(200);
});
