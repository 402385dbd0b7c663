import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { runs } from '../../../../test/support/runs.ts';
import { testUser } from '../../../../test/support/server.ts';
import { absentAt } from '../../errors/index.ts';
import { callerOf, findUser, type Caller } from '../index.ts';
import { giveMandate, mandatesOf, mayFor, requireMandate, revokeMandate, SCOPES, standingOf } from './index.ts';
import { accountsFor, heldLately } from './store.ts';
import type { NewMandate } from './give.ts';

const FIRM = '00000000-0000-4000-8000-00000000000a';
const OTHER = '00000000-0000-4000-8000-00000000000b';

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel();
  await testUser(kernel, { account: 'boss', role: 'owner', subjectId: FIRM });
  await testUser(kernel, { account: 'boss2', role: 'owner', subjectId: OTHER });
  await testUser(kernel, { account: 'agent', role: 'owner' });
  await testUser(kernel, { account: 'clerk', role: 'clerk', organ: 'demo-a-amr' });
});

const as = async (account: string): Promise<Caller> => callerOf((await findUser(kernel, account))!, null);
const give = async (by: string, given: Partial<NewMandate> = {}): Promise<string> => {
  const caller = await as(by);
  const whole: NewMandate = {
    subjectId: FIRM,
    account: 'agent',
    kind: 'agent',
    scopes: ['file'],
    from: '2026-11-24',
    until: '2026-12-31',
    ...given,
  };
  return kernel.db.tx((tx) => giveMandate(kernel, tx, caller, whole));
};
const revoke = async (by: string, mandateId: string, subjectId = FIRM) => {
  const caller = await as(by);
  return kernel.db.tx((tx) => revokeMandate(kernel, tx, caller, { subjectId, mandateId }));
};

describe(item(28, 'a mandate'), () => {
  test('is given by the body’s own account alone, to people who are not officials, and an agent’s has an end', async () => {
    const bad = { code: 'BAD_INPUT' };
    await expect(give('boss2')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(give('boss', { account: 'clerk' })).rejects.toMatchObject(bad);
    await expect(give('boss', { account: 'boss' })).rejects.toMatchObject(bad);
    await expect(give('boss', { account: 'nobody' })).rejects.toMatchObject(bad);
    await expect(give('boss', { until: null })).rejects.toMatchObject(bad);
    await expect(give('boss', { until: '2026-11-23' })).rejects.toMatchObject(bad);
    await expect(give('boss', { from: '2026-11-23' })).rejects.toMatchObject(bad);
    await expect(give('boss', { until: '31.12.2026' })).rejects.toMatchObject(bad);
    const id = await give('boss');
    expect(standingOf(await as('agent'), FIRM)).toEqual({ as: 'agent', scopes: ['see', 'file'], until: '2026-12-31' });
    // Whoever acts by a mandate gives none on.
    await expect(give('agent', { account: 'boss2' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(give('boss')).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(mayFor(await as('agent'), OTHER, 'see')).toBe(false);
    expect(await accountsFor(kernel.db.kysely, FIRM, '2026-11-24')).toEqual(['agent', 'boss']);
    await expect(revoke('boss2', id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(revoke('boss', id, OTHER)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await revoke('boss', id);
    await expect(revoke('boss', id)).rejects.toMatchObject({ code: 'NOT_OPEN' });
    expect(standingOf(await as('agent'), FIRM)).toBeNull();
    expect(await accountsFor(kernel.db.kysely, FIRM, '2026-11-24')).toEqual(['boss']);
    const span = { today: '2026-11-24', since: new Date(kernel.clock.now().epochMilliseconds - 1000) };
    expect(await heldLately(kernel.db.kysely, 'agent', FIRM, span)).toBe(true);
    expect(await heldLately(kernel.db.kysely, 'agent', OTHER, span)).toBe(false);
    expect(await mandatesOf(kernel.db.kysely, FIRM)).toMatchObject([{ account: 'agent', revokedBy: 'boss' }]);
  });

  test('holds from its first to its last day and for its scopes, as told by days and names alone', async () => {
    const day = fc.integer({ min: 0, max: 12 }).map((n) => `2026-12-${String(n + 1).padStart(2, '0')}`);
    const given = fc.array(fc.record({ from: day, until: day, scopes: fc.subarray([...SCOPES]), revoked: fc.boolean() }), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(given, day, fc.constantFrom(...SCOPES), async (list, today, scope) => {
        await kernel.db.pool.query('delete from mandates');
        kernel.clock.set('2026-12-01T00:30:00+08:00');
        const standing: typeof list = [];
        for (const each of list) {
          const id = await give('boss', each).catch(absentAt('BAD_INPUT', 'CONFLICT'));
          if (id === undefined) continue;
          if (each.revoked) await revoke('boss', id);
          standing.push(each);
        }
        kernel.clock.set(`${today}T23:30:00+08:00`);
        const expected = standing.some(
          ({ from, until, scopes, revoked }) => !revoked && from <= today && today <= until && (scope === 'see' || scopes.includes(scope)),
        );
        const agent = await as('agent');
        expect(mayFor(agent, FIRM, scope)).toBe(expected);
        const act = kernel.db.tx((tx) => requireMandate(tx, kernel, agent, FIRM, scope));
        const outcome = await act.then(
          () => 'done',
          (error: { code?: string }) => error.code,
        );
        expect(outcome).toBe(expected ? 'done' : 'MANDATE_OVER');
      }),
      { numRuns: runs(60) },
    );
    kernel.clock.set('2026-11-24T12:00:00+08:00');
  });

  test('revoked while an act on it is under way: the act is whole or was refused, 100 times', async () => {
    const agentOf = async () => as('agent');
    let [done, refused] = [0, 0];
    for (let n = 0; n < 100; n += 1) {
      await kernel.db.pool.query('delete from mandates');
      const id = await give('boss');
      const caller = await agentOf();
      const act = kernel.db
        .tx(async (tx) => {
          await requireMandate(tx, kernel, caller, FIRM, 'file');
          // From here to the commit nobody ends it: what the other transaction has not committed is not seen.
          const { rows } = await kernel.db.pool.query('select revoked_at from mandates where mandate_id = $1', [id]);
          return (rows[0] as { revoked_at: Date | null }).revoked_at === null;
        })
        .then(
          (inForce) => (inForce ? 'done' : 'too late'),
          (error: { code?: string }) => error.code,
        );
      const wait = new Promise((resolve) => {
        setTimeout(resolve, n % 7);
      });
      const [outcome] = await Promise.all([act, n % 3 === 0 ? revoke('boss', id) : wait.then(() => revoke('boss', id))]);
      expect(['done', 'MANDATE_OVER']).toContain(outcome);
      if (outcome === 'done') done += 1;
      else refused += 1;
      await expect(kernel.db.tx((tx) => requireMandate(tx, kernel, caller, FIRM, 'file'))).rejects.toMatchObject({
        code: 'MANDATE_OVER',
      });
    }
    expect(done + refused).toBe(100);
    console.log(`mandates: ${done} acts before, ${refused} after the revocation`);
  });
});
