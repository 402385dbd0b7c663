import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { deadlinesOf } from '../deadlines/index.ts';
import { toProblem } from '../errors/messages.ts';
import type { XinhengError } from '../errors/index.ts';
import { extend, fire, resume, runCases, suspend, type Case } from './index.ts';
import { effectsTable, furnish, notifyTest, openTest, PEOPLE, serveTest } from './testing/house.ts';

const { officer, director, owner } = PEOPLE;
let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel();
  await effectsTable(kernel);
  await furnish(kernel);
});
beforeEach(() => kernel.clock.set('2026-11-24T04:00:00Z'));
const noon = (iso: string): void => kernel.clock.set(`${iso}T04:00:00Z`);
const period = (of: Case, id: string) => of.periods.find((each) => each.period === id);
const refused = async (work: Promise<unknown>) => toProblem((await work.catch((e: unknown) => e)) as XinhengError, 'zh-CN');

async function noticed(): Promise<Case> {
  const { caseId } = await openTest(kernel);
  await notifyTest(kernel, caseId);
  return serveTest(kernel, caseId, 'notice', '2026-11-24');
}

describe(item(28, 'procedures: time'), () => {
  test('by the end of the last day in Shanghai, and not a second later', async () => {
    const { caseId } = await noticed();
    const other = await noticed();
    kernel.clock.set('2026-12-01T15:59:59Z');
    expect((await fire(kernel, { caseId, transition: 'answer' }, owner)).case.state).toBe('answered');
    kernel.clock.set('2026-12-01T16:00:00Z');
    const { code, errors } = await refused(fire(kernel, { caseId: other.caseId, transition: 'answer' }, owner));
    expect([code, errors!.map((each) => each.code)]).toEqual(['STEP_REFUSED', ['TOO_LATE', 'RULE', 'NEXT', 'ASK']]);
    expect(errors!.map((each) => each.message).join('')).toContain('救济途径');
  });

  test('not before the window is over, with the day from which', async () => {
    const { caseId } = await noticed();
    await fire(kernel, { caseId, transition: 'answer' }, owner);
    const decide = { caseId, transition: 'decide', fields: { result: 'warned' } };
    const { errors } = await refused(fire(kernel, decide, director));
    expect(errors!.find((each) => each.code === 'NEXT')!.message).toContain('2026年12月2日起可以办理');
    noon('2026-12-02');
    expect((await fire(kernel, decide, director)).case.state).toBe('decided');
  });

  test('the party answers although time stands still for the organ', async () => {
    const { caseId } = await noticed();
    await suspend(kernel, { caseId, ground: 'examination', reason: '送检' }, director);
    expect((await fire(kernel, { caseId, transition: 'answer' }, owner)).case).toMatchObject({ state: 'answered' });
  });

  test('time that stands still does not count, for no period, and no official acts', async () => {
    const { caseId } = await noticed();
    noon('2026-11-27');
    const still = await suspend(kernel, { caseId, ground: 'examination', reason: '送检' }, director);
    expect([period(still, 'window')!.due, period(still, 'limit')!.due]).toEqual([null, null]);
    expect((await refused(fire(kernel, { caseId, transition: 'withdraw' }, director))).errors![0]!.code).toBe('SUSPENDED');
    noon('2027-01-20');
    expect(await runCases(kernel)).toMatchObject({ failed: 0 });
    noon('2026-12-11');
    const on = await resume(kernel, { caseId, reason: '报告已到' }, director);
    // 25 and 26 November counted; 11, 14 and 15 December are the third to the fifth working day.
    expect(period(on, 'window')).toMatchObject({ due: '2026-12-15' });
    expect(on.state).toBe('noticed');
    expect(on.pauses).toEqual([{ from: '2026-11-27', to: '2026-12-11' }]);
    const rows = await kernel.db.tx((tx) => deadlinesOf(tx, { objectKind: 'case', objectId: caseId }));
    expect(Object.fromEntries(rows.map(({ rule, due }) => [rule, due]))).toEqual({
      'test-adverse/window': '2026-12-15',
      'test-adverse/limit': period(on, 'limit')!.due,
    });
  });

  test('longer once, by at most so much, by whom the rule says, while it runs', async () => {
    const { caseId } = await openTest(kernel);
    const longer = { caseId, period: 'limit', length: 30, reason: '案情复杂' };
    await expect(extend(kernel, longer, officer)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(extend(kernel, { ...longer, length: 31 }, director)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(extend(kernel, { ...longer, reason: ' ' }, director)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    // 90 days from 24 November: 22 February 2027.
    expect(period(await extend(kernel, longer, director), 'limit')).toMatchObject({ length: 90, due: '2027-02-22' });
    await expect(extend(kernel, longer, director)).rejects.toMatchObject({ code: 'STEP_REFUSED' });
  });

  test('what would rest on a year without a calendar is not settled by the clock', async () => {
    noon('2026-12-28');
    const { caseId } = await openTest(kernel);
    await notifyTest(kernel, caseId);
    await serveTest(kernel, caseId, 'notice', '2026-12-28');
    noon('2027-01-20');
    expect(await runCases(kernel)).toMatchObject({ failed: 0 });
    // Else the clock would have taken the case on without an answer.
    expect((await fire(kernel, { caseId, transition: 'answer' }, owner)).case.state).toBe('answered');
    const { errors } = await refused(fire(kernel, { caseId, transition: 'decide', fields: { result: 'warned' } }, director));
    expect(errors![0]!.code).toBe('PROVISIONAL');
  });

  test('the result may not be heavier for having spoken', async () => {
    const { caseId } = await noticed();
    await fire(kernel, { caseId, transition: 'answer' }, owner);
    noon('2026-12-02');
    const decide = (result: string) => fire(kernel, { caseId, transition: 'decide', fields: { result } }, director);
    expect((await refused(decide('listed'))).errors![0]!.code).toBe('HEAVIER');
    expect((await decide('none')).case.fields['result']).toBe('none');
  });
});
