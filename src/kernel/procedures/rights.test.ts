import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { toDate } from '../calendar/index.ts';
import { attemptsOf, declareConsent } from '../delivery/index.ts';
import type { ServiceRulesContent } from '../policy/index.ts';
import {
  appointAgent,
  extend,
  fire,
  getCase,
  listCases,
  recordService,
  recordServiceOutcome,
  runCases,
  suspend,
  type Case,
} from './index.ts';
import { mayAs } from './may.ts';
import { effectsOf, effectsTable, furnish, notifyTest, openTest, PEOPLE, person, plant, serveTest, SUBJECT } from './testing/house.ts';
import { adverse, DIRECTOR } from './testing/procedures.ts';

const { officer, director, owner, lawyer } = PEOPLE;
let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel();
  await effectsTable(kernel);
  await furnish(kernel);
});
beforeEach(() => kernel.clock.set('2026-03-02T04:00:00Z'));
const noon = (iso: string): void => kernel.clock.set(`${iso}T04:00:00Z`);
const due = (of: Case, id: string) => of.periods.find(({ period }) => period === id)?.due;

/** What was recorded of the last sending does not hold. */
async function unserve(caseId: string, nth = -1): Promise<Case> {
  const { deliveryId } = (await kernel.db.tx((tx) => attemptsOf(tx, caseId))).at(nth)!;
  const on = toDate(kernel.clock.today().toString());
  return recordServiceOutcome(kernel, { caseId, deliveryId, outcome: 'void', on, reason: '签收人有误' }, officer);
}

/** Notice served on 2 March, window to 9 March, lapsed on the 10th. */
async function lapsed(): Promise<string> {
  const { caseId } = await openTest(kernel);
  await notifyTest(kernel, caseId);
  await serveTest(kernel, caseId, 'notice', '2026-03-02');
  noon('2026-03-10');
  await runCases(kernel);
  return caseId;
}

async function listed(): Promise<Case> {
  const caseId = await lapsed();
  await fire(kernel, { caseId, transition: 'decide', fields: { result: 'warned' } }, director);
  return serveTest(kernel, caseId, 'decision', '2026-03-10');
}

describe(item(28, 'procedures: what was built on a service falls with it'), () => {
  test('a notice that was not served carries no decision, until it is served and its window is over', async () => {
    const caseId = await lapsed();
    await unserve(caseId);
    const decide = () => fire(kernel, { caseId, transition: 'decide', fields: { result: 'warned' } }, director);
    await expect(decide()).rejects.toMatchObject({ code: 'STEP_REFUSED' });
    await serveTest(kernel, caseId, 'notice', '2026-03-10');
    noon('2026-03-17');
    await expect(decide()).rejects.toMatchObject({ code: 'STEP_REFUSED' });
    noon('2026-03-18');
    expect((await decide()).case.state).toBe('decided');
  });

  test('nor is a decision in force that was made on it', async () => {
    const caseId = await lapsed();
    await fire(kernel, { caseId, transition: 'decide', fields: { result: 'warned' } }, director);
    await unserve(caseId);
    expect((await serveTest(kernel, caseId, 'decision', '2026-03-10')).state).toBe('decided');
    expect(await effectsOf(kernel, caseId)).toEqual([]);
  });
});

describe(item(28, 'procedures: what cuts rights does not last longer by what an organ records'), () => {
  test('its time does not stand still, and a service recorded anew or voided moves no end', async () => {
    const { caseId, ...of } = await listed();
    const end = due({ caseId, ...of }, 'term');
    const still = suspend(kernel, { caseId, ground: 'examination', reason: '送检' }, director);
    await expect(still).rejects.toMatchObject({ code: 'NOT_OPEN' });
    noon('2026-09-01');
    const again = await unserve(caseId);
    expect([again.served.has('decision'), due(again, 'term')]).toEqual([false, end]);
    expect(due(await serveTest(kernel, caseId, 'decision', '2026-09-01'), 'term')).toBe(end);
    noon('2027-03-11');
    await runCases(kernel);
    expect((await getCase(kernel, caseId, director, 'en')).case.state).toBe('expired');
  });
});

describe(item(28, 'procedures: what a party was granted'), () => {
  test('stands where the service was recorded again on its day', async () => {
    const longer = { by: DIRECTOR as never, atMost: 5, times: 1 };
    const periods = adverse().periods.map((each) => (each.id === 'window' ? { ...each, extend: longer } : each));
    await plant(kernel, 'procedure', 'test-longer', adverse({ periods }));
    await kernel.policy.reload();
    const { caseId } = await openTest(kernel, { procedure: 'test-longer' });
    await notifyTest(kernel, caseId);
    await serveTest(kernel, caseId, 'notice', '2026-03-02');
    await extend(kernel, { caseId, period: 'window', length: 5, reason: '当事人申请' }, director);
    await unserve(caseId);
    expect(due(await serveTest(kernel, caseId, 'notice', '2026-03-02'), 'window')).toBe('2026-03-16');
  });
});

describe(item(28, 'procedures: a receipt'), () => {
  test('is the party’s to give once, or it could put off its last days for ever', async () => {
    const { caseId } = await openTest(kernel);
    await notifyTest(kernel, caseId);
    const day = toDate('2026-03-02');
    const consent = { subjectId: SUBJECT, step: 'sign', address: 'inbox', signedBy: '张某', signedOn: day } as const;
    await kernel.db.tx(async (tx) => {
      await declareConsent(tx, kernel, owner, consent);
    });
    const sending = { caseId, document: 'notice', method: 'electronic', sentOn: day } as const;
    const { deliveryId } = await recordService(kernel, { ...sending, recipient: '张某', address: 'inbox' }, officer);
    const [rules] = kernel.policy.all<ServiceRulesContent>('service-rules');
    const asked = rules!.content.methods.find(({ method }) => method === 'electronic')!.proof;
    const proof = Object.fromEntries(asked.map(({ id }) => [id, '示例']));
    const receipt = { caseId, deliveryId, outcome: 'delivered', proof, reason: '今日才看到' } as const;
    expect(due(await recordServiceOutcome(kernel, { ...receipt, on: day }, owner), 'window')).toBe('2026-03-09');
    noon('2026-03-06');
    const again = recordServiceOutcome(kernel, { ...receipt, on: toDate('2026-03-06') }, owner);
    await expect(again).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe(item(28, 'procedures: nobody on both sides'), () => {
  test('an agent who became an official does neither; a mandate that is over opens no list', async () => {
    const { caseId } = await openTest(kernel);
    await notifyTest(kernel, caseId);
    await serveTest(kernel, caseId, 'notice', '2026-03-02');
    await appointAgent(kernel, { caseId, account: 'lawyer', until: '2026-03-03' }, owner);
    const turned = person('lawyer', 'director');
    for (const transition of ['answer', 'withdraw'])
      await expect(fire(kernel, { caseId, transition }, turned)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const seen = async () => (await listCases(kernel, lawyer)).items.map((each) => each.caseId);
    expect(await seen()).toContain(caseId);
    noon('2026-03-04');
    expect(await seen()).not.toContain(caseId);
  });

  test('a key is no person, whatever roles a step leaves open', async () => {
    const of = await openTest(kernel);
    const by = [{ who: 'official', organ: 'deciding' }] as const;
    const day = kernel.clock.today();
    const as = (role: 'machine' | 'officer') => mayAs(of, by, 'any', person('key:1', role), [], day).refusal;
    expect([as('machine')?.code, as('officer')]).toEqual(['FORBIDDEN', null]);
  });

  test('a repeated key with another body is no repeat', async () => {
    const { caseId } = await openTest(kernel);
    await notifyTest(kernel, caseId, { key: 'k' });
    const other = notifyTest(kernel, caseId, { key: 'k', fields: { facts: '另一事', result: 'listed' } });
    await expect(other).rejects.toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
  });
});

describe(item(28, 'procedures: rules that changed under a case of a real body'), () => {
  test('bind no paper and take over no case before they are official and signed', async () => {
    await plant(kernel, 'procedure', 'test-drift', adverse(), { to: '2026-03-02' });
    await kernel.policy.reload();
    const { caseId } = await openTest(kernel, { procedure: 'test-drift' });
    await plant(kernel, 'procedure', 'test-drift', adverse({ running: 'move' }), { edition: '2', from: '2026-03-03' });
    await kernel.policy.reload();
    const real = { ...kernel, settings: { ...kernel.settings, demo: false } };
    await expect(notifyTest(real, caseId)).rejects.toMatchObject({ code: 'POLICY_NOT_OFFICIAL' });
    noon('2026-03-03');
    expect(await runCases(real)).toMatchObject({ moved: 0, failed: 1 });
  });
});
