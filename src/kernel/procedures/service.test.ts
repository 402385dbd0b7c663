import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { deadlinesOf } from '../deadlines/index.ts';
import { verifyJournal } from '../journal/index.ts';
import { deliveryHome } from '../delivery/content-home.ts';
import { caseHome } from './content-home.ts';
import { fire, getCase, runCases } from './index.ts';
import { effectsOf, effectsTable, furnish, MATTER, notifyTest, openTest, PEOPLE, plant, serveTest } from './testing/house.ts';
import { adverse, internal } from './testing/procedures.ts';

const { officer, director, owner } = PEOPLE;
let kernel: TestKernel;

beforeAll(async () => {
  kernel = await testKernel();
  await effectsTable(kernel);
  await furnish(kernel);
});
beforeEach(() => kernel.clock.set('2026-11-24T04:00:00Z'));

const noon = (iso: string): void => kernel.clock.set(`${iso}T04:00:00Z`);

describe(item(28, 'procedures: a case from its opening to its end'), () => {
  test('steps, papers, service, the clock, the effect', async () => {
    const { caseId } = await openTest(kernel);
    const noticed = await notifyTest(kernel, caseId);
    expect(noticed.papers).toMatchObject([{ kind: 'notice' }]);
    expect(noticed.case.periods.map(({ period }) => period)).toEqual(['limit']);
    const served = await serveTest(kernel, caseId, 'notice', '2026-11-24');
    expect(served.periods.find(({ period }) => period === 'window')).toMatchObject({
      started: '2026-11-24',
      due: '2026-12-01',
      served: true,
    });

    noon('2026-12-01');
    expect(await runCases(kernel)).toMatchObject({ taken: 0, failed: 0 });
    noon('2026-12-02');
    expect(await runCases(kernel)).toMatchObject({ taken: 1, failed: 0 });
    expect(await runCases(kernel)).toMatchObject({ taken: 0 });

    const decided = await fire(kernel, { caseId, transition: 'decide', fields: { result: 'warned' } }, director);
    expect(decided.case.state).toBe('decided');
    const listed = await serveTest(kernel, caseId, 'decision', '2026-12-02');
    expect([listed.state, await effectsOf(kernel, caseId)]).toEqual(['listed', ['list']]);
    noon('2027-12-02');
    expect(await runCases(kernel)).toMatchObject({ taken: 0 });
    noon('2027-12-03');
    expect(await runCases(kernel)).toMatchObject({ taken: 1 });
    const { case: of } = await getCase(kernel, caseId, officer, 'zh-CN');
    expect([of.state, of.closedOn, await effectsOf(kernel, caseId)]).toEqual(['expired', '2027-12-03', ['expire', 'list']]);
    const rows = await kernel.db.tx((tx) => deadlinesOf(tx, { objectKind: 'case', objectId: caseId }));
    expect(rows.every((row) => row.closed_on !== null)).toBe(true);

    const { problems } = await verifyJournal(kernel.db, [caseHome, deliveryHome]);
    expect(problems).toEqual([]);
  });

  test('the party answers in time, sees its own side, and its agent with it', async () => {
    const { caseId } = await openTest(kernel, { fields: { source: '举报' } });
    await notifyTest(kernel, caseId);
    await expect(fire(kernel, { caseId, transition: 'answer' }, owner)).rejects.toMatchObject({ code: 'STEP_REFUSED' });
    await serveTest(kernel, caseId, 'notice', '2026-11-24');
    const file = await getCase(kernel, caseId, owner, 'zh-CN');
    expect(file.case.fields).not.toHaveProperty('source');
    expect(file.documents.map(({ kind }) => kind)).toEqual(['notice']);
    const answered = await fire(kernel, { caseId, transition: 'answer' }, owner);
    expect(answered.case.state).toBe('answered');
  });

  test('an internal matter between two people', async () => {
    const { caseId } = await openTest(kernel, MATTER);
    await expect(fire(kernel, { caseId, transition: 'confirm' }, { ...director, account: 'officer' })).rejects.toMatchObject({
      code: 'SAME_PERSON',
    });
    expect((await fire(kernel, { caseId, transition: 'confirm' }, director)).case.closedOn).toBe('2026-11-24');
  });
});

describe(item(28, 'procedures: a newer edition'), () => {
  test('takes running cases with it on its first day, where it says so and knows their state', async () => {
    const noon = (iso: string): void => kernel.clock.set(`${iso}T04:00:00Z`);
    const content = (over: object) => ({ ...internal(), ...over });
    await plant(kernel, 'procedure', 'test-moving', content({}), { to: '2026-11-30' });
    await kernel.policy.reload();
    const there = await openTest(kernel, { ...MATTER, procedure: 'test-moving', objectId: 'there' });
    const period = { ...internal().periods[0]!, length: 9 };
    await plant(kernel, 'procedure', 'test-moving', content({ periods: [period] }), {
      edition: '2',
      from: '2026-12-01',
    });
    await kernel.policy.reload();
    noon('2026-11-30');
    expect(await runCases(kernel)).toMatchObject({ moved: 0 });
    noon('2026-12-01');
    expect(await runCases(kernel)).toMatchObject({ moved: 1, failed: 0 });
    expect(await runCases(kernel)).toMatchObject({ moved: 0 });
    const { case: of } = await getCase(kernel, there.caseId, director, 'zh-CN');
    expect(of).toMatchObject({ edition: '2', periods: [{ started: '2026-11-24', length: 9, due: '2026-12-07' }] });
    expect(of.steps.at(-1)).toMatchObject({ kind: 'move', what: '2', by: 'local:clock' });
  });

  test('leaves running cases under the one they began with, where it says so; a new case begins under the newer', async () => {
    const noon = (iso: string): void => kernel.clock.set(`${iso}T04:00:00Z`);
    const of = async (caseId: string) => (await getCase(kernel, caseId, officer, 'zh-CN')).case;
    const longer = adverse().periods.map((each) => (each.id === 'window' ? { ...each, length: 9 } : each));
    await plant(kernel, 'procedure', 'test-kept', adverse(), { to: '2026-11-30' });
    await kernel.policy.reload();
    const old = await openTest(kernel, { procedure: 'test-kept' });
    await plant(kernel, 'procedure', 'test-kept', adverse({ periods: longer }), { edition: '2', from: '2026-12-01' });
    await kernel.policy.reload();
    noon('2026-12-01');
    expect(await runCases(kernel)).toMatchObject({ moved: 0, failed: 0 });
    const fresh = await openTest(kernel, { procedure: 'test-kept' });
    for (const { caseId } of [old, fresh]) {
      await notifyTest(kernel, caseId);
      await serveTest(kernel, caseId, 'notice', '2026-12-01');
    }
    const running = async (caseId: string) => {
      const { edition, periods } = await of(caseId);
      return [edition, periods.find(({ period }) => period === 'window')];
    };
    // Each by the length that its own edition gives: five working days, and nine.
    expect(await running(old.caseId)).toMatchObject(['1', { length: 5, due: '2026-12-08' }]);
    expect(await running(fresh.caseId)).toMatchObject(['2', { length: 9, due: '2026-12-14' }]);
    noon('2026-12-09');
    await runCases(kernel);
    expect([(await of(old.caseId)).state, (await of(fresh.caseId)).state]).toEqual(['unanswered', 'noticed']);
    expect((await of(old.caseId)).steps.map(({ kind }) => kind)).not.toContain('move');
    // To its end under the first edition, whose last day is long over.
    const decided = await fire(kernel, { caseId: old.caseId, transition: 'decide', fields: { result: 'warned' } }, director);
    expect(decided.case).toMatchObject({ edition: '1', state: 'decided' });
    expect(await serveTest(kernel, old.caseId, 'decision', '2026-12-09')).toMatchObject({
      edition: '1',
      state: 'listed',
    });
  });
});
