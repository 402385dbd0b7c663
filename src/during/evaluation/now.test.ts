import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { signIn, testServer, testUser, type SignedIn } from '../../../test/support/server.ts';
import { OPERATOR } from '../../registry/intake/testing/caller.ts';
import { exampleCode } from '../../registry/intake/testing/files.ts';
import { punish, register } from '../../registry/intake/testing/take.ts';
import { changeRecord, type RecordChanges, type RecordsTable } from '../../registry/records/index.ts';
import { evaluationCapability } from './capability.ts';
import { runModel } from './run.ts';

const MODEL = 'example-supervision';
const at = new Date('2026-11-24T04:00:00Z');

interface Answer {
  items: {
    model: string;
    state: string;
    grade: string | null;
    score: string | null;
    indicators: { id: string; records: string[] }[];
    records: {
      recordId: string;
      documentNo: string;
      indicators: { id: string; leavesOn: string | null }[];
      repaired: { score: string; grade: string } | null;
    }[];
    ahead: { on: string; score: string; grade: string }[];
  }[];
}

let kernel: TestKernel;
let server: FastifyInstance;
let as: SignedIn;
const url = `/api/v1/subjects/${exampleCode(1)}/explanations`;
async function theRecord(): Promise<RecordsTable> {
  const { rows } = await sql<RecordsTable>`
    select r.* from records r join subjects s using (subject_id) where s.uscc = ${exampleCode(1)}`.execute(kernel.db.kysely);
  return rows[0]!;
}
async function change(changes: RecordChanges): Promise<void> {
  const { subject_id: subjectId, record_id: recordId } = await theRecord();
  await kernel.db.tx((tx) => changeRecord(tx, kernel, { subjectId, recordId, eventType: 'record.replaced', changes }, at));
}
const get = async () => {
  const { items } = (await server.inject({ url, headers: { ...as, 'xinheng-purpose': 'check' } })).json<Answer>();
  return items.find((each) => each.model === MODEL)!;
};
const run = () => runModel(kernel, { model: MODEL, changed: true }, OPERATOR);

beforeAll(async () => {
  kernel = await testKernel();
  await register(kernel, 1);
  await punish(kernel, 1);
  await change({ severity: 'serious' });
  server = await testServer(kernel, [evaluationCapability]);
  await testUser(kernel, { account: 'looker', role: 'reviewer', organ: 'demo-amr' });
  as = await signIn(server, 'looker');
});

describe(item(12, 'a body explained by each model in use'), () => {
  test('not evaluated yet: no grade, and nothing behind one', async () => {
    expect(await get()).toMatchObject({ state: 'none', grade: null, score: null, indicators: [], records: [], ahead: [] });
  });

  test('the record behind it, the day on which it leaves, and what a repair gives once it happens', async () => {
    await run();
    const now = await get();
    expect(now.state).toBe('current');
    const { record_id: recordId, document_no: documentNo, decided } = await theRecord();
    expect(now.records).toHaveLength(1);
    const [record] = now.records;
    expect(record).toMatchObject({ recordId, documentNo });
    expect(record!.indicators).toContainEqual({
      id: 'penalties-serious',
      leavesOn: `${Number(decided.slice(0, 4)) + 3}${decided.slice(4)}`,
    });
    expect(now.ahead.map(({ on }) => on)).toContain(`${Number(decided.slice(0, 4)) + 3}${decided.slice(4)}`);
    const { repaired } = record!;
    expect(Number(repaired!.score)).toBeGreaterThan(Number(now.score));
    // A moved record: neither the grade nor what is behind it is shown until it is renewed.
    await change({ ended_on: '2026-11-24', ended_kind: 'repaired' });
    expect(await get()).toMatchObject({ state: 'stale', grade: null, score: null, indicators: [], records: [] });
    await run();
    const after = await get();
    expect({ score: after.score, grade: after.grade }).toEqual(repaired);
    await change({ ended_on: null, ended_kind: null });
    await run();
  });

  test('for a purpose alone, by those who may, and logged', async () => {
    expect((await server.inject(url)).statusCode).toBe(401);
    expect((await server.inject({ url, headers: { ...as } })).json()).toMatchObject({ code: 'PURPOSE_REQUIRED' });
    await testUser(kernel, { account: 'writer', role: 'clerk', organ: 'demo-amr' });
    const writer = await signIn(server, 'writer');
    expect((await server.inject({ url, headers: { ...writer, 'xinheng-purpose': 'check' } })).statusCode).toBe(403);
    await get();
    const { rows } = await sql<{ action: string }>`
      select action from access_log where account = 'looker' and purpose = 'check'`.execute(kernel.db.kysely);
    expect(new Set(rows.map(({ action }) => action))).toEqual(new Set(['evaluation.explained']));
  });

  test('records of organs beyond the reach are counted and not named', async () => {
    await testUser(kernel, { account: 'far', role: 'reviewer', organ: 'demo-a-amr' });
    const far = await signIn(server, 'far');
    const { items } = (await server.inject({ url, headers: { ...far, 'xinheng-purpose': 'check' } })).json<Answer>();
    const found = items.find((each) => each.model === MODEL)! as Answer['items'][number] & { more: number };
    expect(found).toMatchObject({ state: 'current', records: [], more: 1 });
    expect(JSON.stringify(found)).not.toContain((await theRecord()).record_id);
  });
});
