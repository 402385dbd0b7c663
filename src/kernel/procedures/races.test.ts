import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { toProblem } from '../errors/messages.ts';
import { XinhengError } from '../errors/index.ts';
import { fire, openCase, runCases, type Fired } from './index.ts';
import { CASE, effectsOf, effectsTable, furnish, MATTER, notifyTest, openTest, PEOPLE, serveTest } from './testing/house.ts';

const { officer, director, director2, reviewer, owner } = PEOPLE;
let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel();
  await effectsTable(kernel);
  await furnish(kernel);
});

/** What became of several at once: who was first, and what the others were told. */
async function both(...firings: Promise<Fired>[]): Promise<{ done: Fired[]; told: XinhengError[] }> {
  const all = await Promise.allSettled(firings);
  return {
    done: all.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])),
    told: all.flatMap((each) => (each.status === 'rejected' && each.reason instanceof XinhengError ? [each.reason] : [])),
  };
}

describe(item(28, 'procedures: two at once'), () => {
  test('the same step by two people: one step, one effect, and the other is told who did it and when', async () => {
    const { caseId } = await openTest(kernel, MATTER);
    const confirm = { caseId, transition: 'confirm' };
    const { done, told } = await both(fire(kernel, confirm, director), fire(kernel, confirm, director2));
    expect([done.length, told.length, await effectsOf(kernel, caseId)]).toEqual([1, 1, ['confirm']]);
    const first = done[0]!.step.by;
    const { code, errors } = toProblem(told[0]!, 'zh-CN');
    expect(code).toBe('NOT_OPEN');
    expect(errors![0]!.message).toContain(`最近一步“confirm”由示例${first}（示例市市场监督管理局负责人）于2026年11月24日办理`);
  });

  test('rival steps: one of them', async () => {
    const { caseId } = await openTest(kernel, MATTER);
    const { done, told } = await both(
      fire(kernel, { caseId, transition: 'confirm' }, director),
      fire(kernel, { caseId, transition: 'refuse' }, reviewer),
    );
    expect([done.length, told.map(({ code }) => code)]).toEqual([1, ['NOT_OPEN']]);
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from case_steps where case_id = ${caseId} and kind = 'fire'`.execute(kernel.db.kysely);
    expect(rows[0]!.n).toBe(1);
  });

  test('the version that was seen is gone: the change is named', async () => {
    const { caseId, version } = await openTest(kernel);
    await notifyTest(kernel, caseId, { version });
    const late = fire(kernel, { caseId, transition: 'withdraw', version }, director);
    const error = await late.catch((thrown: unknown) => thrown as XinhengError);
    expect(toProblem(error as XinhengError, 'en')).toMatchObject({
      code: 'CONFLICT',
      errors: [
        {
          code: 'CHANGED',
          message: expect.stringContaining('示例officer (case officer, Shili Administration for Market Regulation) took the step "notify"'),
        },
      ],
    });
  });

  test('a lost answer: the same key gives it again, even after others went on', async () => {
    const { caseId } = await openTest(kernel);
    const first = await notifyTest(kernel, caseId, { key: 'k1' });
    await serveTest(kernel, caseId, 'notice', '2026-11-24');
    await fire(kernel, { caseId, transition: 'answer' }, owner);
    const second = await notifyTest(kernel, caseId, { key: 'k1' });
    expect(second).toEqual({ ...first, repeated: true });
    await expect(fire(kernel, { caseId, transition: 'withdraw', key: 'k1' }, director)).rejects.toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
    });
  });

  test('two repeats at once are one step', async () => {
    const { caseId } = await openTest(kernel);
    const { done } = await both(...[1, 2, 3].map(() => notifyTest(kernel, caseId, { key: 'same' })));
    expect(new Set(done.map(({ step }) => step.stepId)).size).toBe(1);
    expect(done.filter(({ repeated }) => !repeated)).toHaveLength(1);
  });

  test('two openings of one internal matter: one case; a body may have several', async () => {
    const matter = { ...MATTER, objectId: 'once' };
    const all = await Promise.allSettled([1, 2].map(() => kernel.db.tx((tx) => openCase(tx, kernel, matter, officer))));
    expect(all.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(all.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT' } });
    const numbers = [await openTest(kernel, CASE), await openTest(kernel, CASE)].map(({ number }) => number);
    expect(new Set(numbers).size).toBe(2);
  });

  test('two daily runs at once: the clock takes each step once', async () => {
    const { caseId } = await openTest(kernel);
    await notifyTest(kernel, caseId);
    await serveTest(kernel, caseId, 'notice', '2026-11-24');
    kernel.clock.set('2026-12-02T04:00:00Z');
    await Promise.all([runCases(kernel), runCases(kernel)]);
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from case_steps where case_id = ${caseId} and what = 'lapse'`.execute(kernel.db.kysely);
    expect(rows[0]!.n).toBe(1);
  });
});
