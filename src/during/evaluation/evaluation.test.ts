import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { publish, sign } from '../../../test/support/publish.ts';
import { signIn, testServer, testUser, type SignedIn } from '../../../test/support/server.ts';
import { ANONYMOUS, type Caller } from '../../kernel/access/index.ts';
import { exportedPolicy, type ModelContent } from '../../kernel/policy/index.ts';
import type { Json } from '../../kernel/policy/testing/planted.ts';
import { draftPolicy, proposePolicy } from '../../registry/catalogue/index.ts';
import { catalogueCapability } from '../../registry/catalogue/capability.ts';
import { OPERATOR } from '../../registry/intake/testing/caller.ts';
import { exampleCode, penalty } from '../../registry/intake/testing/files.ts';
import { punish, register } from '../../registry/intake/testing/take.ts';
import { changeRecord, type RecordChanges, type RecordsTable } from '../../registry/records/index.ts';
import { evaluationCapability } from './capability.ts';
import { explainBody } from './explain.ts';
import { outcomeIn, recompute } from './index.ts';
import { runModel } from './run.ts';
import { latestOf } from './store.ts';

const MODEL = 'example-supervision';
const director: Caller = {
  ...ANONYMOUS,
  account: 'director',
  role: 'director',
  organ: 'demo-drc',
  purpose: '分级监管',
};
const editor: Caller = { ...ANONYMOUS, account: 'policy', role: 'policy', organ: 'demo-drc' };
const at = new Date('2026-11-24T04:00:00Z');

let kernel: TestKernel;
async function recordOf(n: number): Promise<RecordsTable> {
  const { rows } = await sql<RecordsTable>`
    select r.* from records r join subjects s using (subject_id) where s.uscc = ${exampleCode(n)} order by r.record_id`.execute(
    kernel.db.kysely,
  );
  return rows[0]!;
}
async function change(n: number, changes: RecordChanges): Promise<void> {
  const { subject_id: subjectId, record_id: recordId } = await recordOf(n);
  await kernel.db.tx((tx) => changeRecord(tx, kernel, { subjectId, recordId, eventType: 'record.replaced', changes }, at));
}
const explain = (n: number, asOf?: string) => explainBody(kernel, exampleCode(n), { asOf }, director);
const raw = async (n: number, id: string, asOf?: string) => (await explain(n, asOf)).indicators.find((each) => each.id === id)!;

beforeAll(async () => {
  kernel = await testKernel();
  await register(kernel, ...Array.from({ length: 6 }, (_, n) => n + 1));
  await punish(kernel, ...[1, 2, 3].map((n) => penalty(n, { CF_WSH: `示市监罚〔2026〕${n}号` })));
  for (const n of [1, 2, 3]) await change(n, { severity: 'serious' });
});

describe(item(12, 'a model runs over the register'), () => {
  test('every body is graded, and what is stored can be worked out again, also after the record changed', async () => {
    const result = await runModel(kernel, { model: MODEL }, OPERATOR);
    expect(result).toMatchObject({ model: MODEL, version: '1', asOf: '2026-11-24', subjects: 6 });
    expect(Object.values(result.grades).reduce((sum, n) => sum + n, 0)).toBe(6);
    expect(result.grades['A']).toBe(3);
    // Without --model: the one whose competent organ stands here; the same again adds no row.
    expect(await runModel(kernel, {}, OPERATOR)).toMatchObject({ model: MODEL, grades: result.grades });
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from (select 1 from evaluation_standing union all select 1 from evaluations) e`.execute(kernel.db.kysely);
    expect(Number(rows[0]!.n)).toBe(6);
    const { subject_id: subject } = await recordOf(3);
    const again = async () => {
      const [row] = await kernel.db.tx((tx) => latestOf(tx, subject));
      return kernel.db.tx((tx) => recompute(tx, kernel, subject, row!.evaluation_id));
    };
    expect(await again()).toBe('SAME');
    await change(3, { severity: 'minor' });
    expect(await again()).toBe('SAME');
  });

  test('again for what changed alone: its records, or a day that has come', async () => {
    const run = () => runModel(kernel, { model: MODEL, changed: true }, OPERATOR);
    expect((await run()).subjects).toBe(1);
    expect((await run()).subjects).toBe(0);
    await sql`update evaluation_standing set renew_on = '2026-11-24'`.execute(kernel.db.kysely);
    expect((await run()).subjects).toBe(6);
    await sql`update evaluation_standing set renew_on = null`.execute(kernel.db.kysely);
    expect((await run()).subjects).toBe(0);
  });

  test('explained: each indicator with raw value, points, records, and when it changes', async () => {
    const { record_id: recordId } = await recordOf(1);
    const explained = await explain(1);
    const serious = explained.indicators.find((each) => each.id === 'penalties-serious')!;
    expect(serious).toMatchObject({ raw: '1', points: '-15', records: [recordId], others: 0 });
    const { decided } = await recordOf(1);
    expect(serious.changesOn).toBe(`${Number(decided.slice(0, 4)) + 3}${decided.slice(4)}`);
    const [row] = await kernel.db.tx((tx) => latestOf(tx, explained.subjectId));
    expect([explained.score, explained.grade]).toEqual([row!.score, row!.grade]);
    await expect(explainBody(kernel, exampleCode(1), {}, { ...director, purpose: null })).rejects.toMatchObject({
      code: 'PURPOSE_REQUIRED',
    });
    await expect(explainBody(kernel, exampleCode(1), {}, OPERATOR)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test.each<[string, RecordChanges, string]>([
    ['repaired', { ended_on: '2026-11-20', ended_kind: 'repaired' }, '0'],
    ['withdrawn', { ended_on: '2026-11-20', ended_kind: 'withdrawn' }, '0'],
    ['stayed', { validity: 'stayed' }, '0'],
    ['revoked', { validity: 'revoked' }, '0'],
    ['no longer shared', { shared: false }, '0'],
    ['held for a reviewer: unconfirmed', { held: ['PHONE_IN_TEXT'], released_on: null }, '0'],
    ['under objection in time', { disputes: [{ raisedOn: '2026-11-20', due: '2026-11-24', state: 'open' }] }, '1'],
    ['under objection, the organ late', { disputes: [{ raisedOn: '2026-11-10', due: '2026-11-23', state: 'open' }] }, '0'],
    ['the objection closed', { disputes: [{ raisedOn: '2026-11-10', due: '2026-11-23', state: 'closed' }] }, '1'],
  ])('a record that is %s', async (_, changes, expected) => {
    const { held, released_on, ended_on, ended_kind, validity, shared, disputes } = await recordOf(2);
    await change(2, changes);
    expect((await raw(2, 'penalties-serious')).raw).toBe(expected);
    // The register says the same as the record itself.
    const { subject_id: subject } = await recordOf(2);
    await runModel(kernel, { model: MODEL, changed: true }, OPERATOR);
    const row = (await kernel.db.tx((tx) => latestOf(tx, subject)))[0]!;
    const { content } = kernel.policy.get<ModelContent>('model', MODEL);
    expect(outcomeIn(row, content).indicators.find((each) => each.id === 'penalties-serious')!.raw).toBe(expected);
    await change(2, { held, released_on, ended_on, ended_kind, validity, shared, disputes });
  });

  test('a day that has not come is refused', async () => {
    await expect(runModel(kernel, { asOf: '2026-11-25' }, OPERATOR)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});

describe(item(12, 'evaluations over HTTP'), () => {
  let server: FastifyInstance;
  let as: SignedIn;
  beforeAll(async () => {
    server = await testServer(kernel, [evaluationCapability, catalogueCapability]);
    await testUser(kernel, { account: 'looker', role: 'reviewer', organ: 'demo-amr' });
    as = await signIn(server, 'looker');
  });

  test('models are public, each with its document; none is active', async () => {
    const { items } = (await server.inject('/api/v1/models')).json<{ items: { id: string; active: boolean; document: string }[] }>();
    expect(items.map((each) => each.id)).toEqual(['example-supervision', 'highway-enterprises', 'tax-payment-credit']);
    for (const { active, document } of items) {
      expect(active).toBe(false);
      expect((await server.inject(document)).statusCode).toBe(200);
    }
  });

  test('grades of a body: for a purpose, logged, and stale ones show nothing', async () => {
    const url = `/api/v1/subjects/${exampleCode(1)}/evaluations`;
    expect((await server.inject(url)).statusCode).toBe(401);
    expect((await server.inject({ url, headers: { ...as } })).json()).toMatchObject({ code: 'PURPOSE_REQUIRED' });
    const get = async () => (await server.inject({ url, headers: { ...as, 'xinheng-purpose': 'check' } })).json<{ items: Json[] }>().items;
    await runModel(kernel, { model: MODEL, changed: true }, OPERATOR);
    const [fresh] = await get();
    expect(fresh).toMatchObject({ model: MODEL, state: 'current' });
    expect(fresh!.grade).not.toBeNull();
    await change(1, { severity: 'general' });
    expect((await get())[0]).toMatchObject({ state: 'stale', grade: null, score: null, indicators: [] });
    const { subject_id: subject } = await recordOf(1);
    const { rows } = await sql`select action, purpose from access_log where subject_id = ${subject} and account = 'looker'`.execute(
      kernel.db.kysely,
    );
    expect(rows).toEqual([1, 2].map(() => ({ action: 'subject.evaluations', purpose: 'check' })));
  });
});

describe(item(12, 'real bodies are graded by an active model alone'), () => {
  test('refused, also with a decision in a file; graded once it is published by three people', async () => {
    const real = { ...kernel, settings: { ...kernel.settings, demo: false } };
    const run = (asOf?: string) => runModel(real, { model: MODEL, asOf }, OPERATOR);
    await expect(run()).rejects.toMatchObject({ code: 'MODEL_NOT_ACTIVE' });
    await expect(explainBody(real, exampleCode(1), {}, director)).rejects.toMatchObject({ code: 'MODEL_NOT_ACTIVE' });
    const file = structuredClone(exportedPolicy(kernel.policy.get<ModelContent>('model', MODEL))) as unknown as {
      content: ModelContent;
    } & Json;
    file.content.activation = { basis: '示例市分级监管评价办法第三条', document: '示信办〔2026〕8号', on: '2026-11-24' };
    const value = { ...file, edition: '2', inForceFrom: '2026-11-25' };
    const { name } = await draftPolicy(kernel, value, editor, 'en');
    await expect(proposePolicy(kernel, { name, reason: '启用' }, { ...editor, organ: 'demo-amr' }, 'en')).rejects.toMatchObject({
      errors: [{ code: 'ACTIVATION_BY_OTHER' }],
    });
    const proposed = await proposePolicy(kernel, { name, reason: '启用' }, editor, 'en');
    await sign(kernel, proposed);
    await publish(kernel, proposed);
    await kernel.policy.reload();
    await expect(run()).rejects.toMatchObject({ code: 'MODEL_NOT_ACTIVE' });
    kernel.clock.set('2026-11-25T04:00:00Z');
    expect((await run('2026-11-25')).subjects).toBe(6);
    await sql`update policy_documents set origin = 'shipped' where kind = 'model' and edition = '2'`.execute(kernel.db.kysely);
    await expect(run('2026-11-25')).rejects.toMatchObject({ code: 'MODEL_NOT_ACTIVE' });
  });
});
