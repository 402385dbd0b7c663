import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { signIn, testServer, testUser, type SignedIn } from '../../../../test/support/server.ts';
import { proposalsCapability } from '../../../kernel/proposals/capability.ts';
import { exampleCode, registration } from '../../intake/testing/files.ts';
import { register } from '../../intake/testing/take.ts';
import { changeRecords, recordMover } from '../../records/index.ts';
import { subjectsCapability } from '../capability.ts';
import { mergeBodies } from '../merge-bodies.ts';
import type { Answers } from '../merge-types.ts';
import { mergeQuestions, undoMerge } from '../merge-undo.ts';
import { linksOf, operatorsOf } from './read.ts';

let kernel: TestKernel;
let server: FastifyInstance;
let clerk: SignedIn;
let reviewer: SignedIn;
beforeAll(async () => {
  kernel = await testKernel();
  const shops = [21, 22].map((n) => registration(n, { 统一社会信用代码: exampleCode(n, '92') }));
  const rows = [...[11, 12, 13, 14, 15, 16].map((n) => registration(n)), ...shops];
  await register(kernel, ...rows);
  server = await testServer(kernel, [subjectsCapability, proposalsCapability]);
  await testUser(kernel, { account: 'clerk', role: 'clerk', organ: 'demo-amr' });
  await testUser(kernel, { account: 'second', role: 'reviewer', organ: 'demo-amr' });
  [clerk, reviewer] = [await signIn(server, 'clerk'), await signIn(server, 'second')];
});
afterAll(() => server.close());

const purpose = { 'xinheng-purpose': 'register' };
const post = (url: string, headers: SignedIn, payload: object) =>
  server.inject({ method: 'POST', url, headers: { ...headers, ...purpose }, payload });
async function agreed(url: string, payload: object): Promise<void> {
  const { proposal } = (await post(url, clerk, payload)).json<{ proposal: string }>();
  expect((await post(`/api/v1/proposals/${proposal}/confirm`, reviewer, {})).statusCode).toBe(200);
}
const id = async (code: string): Promise<string> =>
  (await sql<{ id: string }>`select subject_id as id from subjects where uscc = ${code}`.execute(kernel.db.kysely)).rows[0]!.id;

describe(item(8, 'what was told while two entries were one'), () => {
  const at = new Date('2026-11-24');
  const clean = async (): Promise<[string, string]> => [await id(exampleCode(11)), await id(exampleCode(12))];

  test('a link goes where the registering organ says, and is asked about before; one of before can be ended meanwhile', async () => {
    const [loser, survivor] = await clean();
    const link = (from: number, to: number, document: string) =>
      agreed(`/api/v1/subjects/${exampleCode(from)}/links`, {
        kind: 'branch',
        to: exampleCode(to),
        since: '2026-11-01',
        document,
        reason: '示例',
      });
    await link(11, 13, '并前');
    await kernel.db.tx((tx) => mergeBodies(tx, kernel, { loser, survivor }, [recordMover], at));
    await link(11, 14, '并后甲');
    await link(12, 15, '并后乙');
    await link(16, 11, '并后丙');
    await agreed(`/api/v1/subjects/${exampleCode(12)}/links/end`, {
      kind: 'branch',
      to: exampleCode(13),
      until: '2026-11-10',
      document: '并后终止',
      reason: '示例',
    });
    const questions = await kernel.db.tx((tx) => mergeQuestions(tx, loser, [recordMover]));
    expect(questions.map(({ kind, label }) => [kind, label.slice(-3)])).toEqual([
      ['link', '并后甲'],
      ['link', '并后乙'],
      ['link', '并后丙'],
    ]);
    const undo = (answers: Answers) => kernel.db.tx((tx) => undoMerge(tx, kernel, loser, answers, [recordMover], at));
    await expect(undo({})).rejects.toMatchObject({ code: 'CONFLICT' });
    const [a, b, c] = questions.map((question) => question.id) as [string, string, string];
    await undo({ [a]: 'loser', [b]: 'survivor', [c]: 'loser' });
    const documents = async (body: string) =>
      (await linksOf(kernel.db.kysely, body)).map(({ document, until }) => [document, until]).sort();
    expect(await documents(loser)).toEqual([
      ['并前', '2026-11-10'],
      ['并后丙', null],
      ['并后甲', null],
    ]);
    expect(await documents(survivor)).toEqual([['并后乙', null]]);
  });

  test('a change of operators too, and the periods of both join without a gap', async () => {
    const [loser, survivor] = [await id(exampleCode(21, '92')), await id(exampleCode(22, '92'))];
    const change = (since: string) =>
      agreed(`/api/v1/subjects/${exampleCode(22, '92')}/operators`, { since, document: since, reason: '示例' });
    await change('2026-10-01');
    await kernel.db.tx((tx) => mergeBodies(tx, kernel, { loser, survivor }, [recordMover], at));
    await change('2026-11-01');
    const [question] = await kernel.db.tx((tx) => mergeQuestions(tx, loser, [recordMover]));
    expect(question).toMatchObject({ kind: 'operator', label: '2026-11-01 2026-11-01' });
    await kernel.db.tx((tx) => undoMerge(tx, kernel, loser, { [question!.id]: 'loser' }, [recordMover], at));
    expect(await operatorsOf(kernel.db.kysely, survivor)).toEqual([
      { no: 1, since: null, until: '2026-09-30' },
      { no: 2, since: '2026-10-01', until: null },
    ]);
    const { rows } = await sql<{ body: string; since: string | null; until: string | null }>`
      select subject_id as body, since, until from operator_periods where subject_id = any(${[loser, survivor]}::uuid[])
      order by since nulls first`.execute(kernel.db.kysely);
    expect(rows).toEqual([
      { body: survivor, since: null, until: '2026-09-30' },
      { body: survivor, since: '2026-10-01', until: null },
      { body: loser, since: '2026-11-01', until: null },
    ]);
  });

  test('a proposal of before ends with a refusal that says why, for links and for records', async () => {
    const [loser, survivor] = await clean();
    const asked = { kind: 'branch', to: exampleCode(14), since: '2026-11-02', document: '悬', reason: '示例' };
    const open = (await post(`/api/v1/subjects/${exampleCode(12)}/links`, clerk, asked)).json<{ proposal: string }>();
    await kernel.db.tx((tx) => mergeBodies(tx, kernel, { loser: survivor, survivor: loser }, [recordMover], at));
    const answer = await post(`/api/v1/proposals/${open.proposal}/confirm`, reviewer, {});
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: 'ENTRY_MOVED' });
    expect(JSON.stringify(answer.json())).toContain('请退回这项申请');
    const gone = { subjectId: survivor, recordId: '00000000-0000-4000-8000-000000000001' };
    const change = { ...gone, eventType: 'record.corrected' as const, changes: {} };
    await expect(kernel.db.tx((tx) => changeRecords(tx, kernel, [change], at))).rejects.toMatchObject({ code: 'ENTRY_MOVED' });
    const never = { ...change, subjectId: loser };
    await expect(kernel.db.tx((tx) => changeRecords(tx, kernel, [never], at))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
