import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { signIn, testServer, testUser, type SignedIn } from '../../../test/support/server.ts';
import type { Role } from '../../kernel/access/index.ts';
import { exampleCode, penalty } from '../../registry/intake/testing/files.ts';
import { punish, register } from '../../registry/intake/testing/take.ts';
import { proposeRole } from '../../organisation/users/role-change.ts';
import { callerOf, findUser } from '../../kernel/access/index.ts';
import { findCapability } from './capability.ts';
import type { Answer, Hit } from './types.ts';

const CODE = exampleCode(1);

let kernel: TestKernel;
let server: FastifyInstance;
let documentNo: string;
let actId: string;
let batch: { batch_id: string; number: string };
let caseNumber: string;
const as = new Map<string, SignedIn>();

beforeAll(async () => {
  kernel = await testKernel();
  await register(kernel, 1);
  await punish(kernel, penalty(1, { CF_JDRQ: '2026-11-20' }));
  const acts = await sql<{ act_id: string; document_no: string }>`select act_id, document_no from acts`.execute(kernel.db.kysely);
  [{ act_id: actId, document_no: documentNo }] = [acts.rows[0]!];
  const batches = await sql<
    typeof batch
  >`select batch_id, number from intake_batches order by received_at desc, number desc limit 1`.execute(kernel.db.kysely);
  batch = batches.rows[0]!;
  server = await testServer(kernel, [findCapability]);
  const people: [string, Role, string][] = [
    ['clerk', 'clerk', 'demo-amr'],
    ['reviewer', 'reviewer', 'demo-amr'],
    ['stranger', 'clerk', 'demo-b-amr'],
    ['guard', 'security', 'demo-amr'],
    ['head', 'director', 'demo-amr'],
  ];
  for (const [account, role, organ] of people) {
    await testUser(kernel, { account, role, organ });
    as.set(account, await signIn(server, account));
  }
  const guard = callerOf((await findUser(kernel, 'guard'))!, null);
  caseNumber = (await proposeRole(kernel, { account: 'clerk', role: 'reviewer', reason: '岗位调整' }, guard)).number;
});
beforeEach(async () => {
  await sql`alter table access_log disable trigger user`.execute(kernel.db.kysely);
  await sql`delete from access_log`.execute(kernel.db.kysely);
  await sql`alter table access_log enable trigger user`.execute(kernel.db.kysely);
});

const ask = (q: string, account: string, purpose?: string) =>
  server.inject({
    url: `/api/v1/find?q=${encodeURIComponent(q)}`,
    headers: {
      ...as.get(account)!,
      ...(purpose === undefined ? {} : { 'xinheng-purpose': encodeURIComponent(purpose) }),
    },
  });
const hits = async (q: string, account: string, purpose?: string): Promise<Hit[]> => (await ask(q, account, purpose)).json<Answer>().items;
const looked = async () =>
  (
    await sql<{
      account: string;
      purpose: string;
      action: string;
    }>`select account, purpose, action from access_log`.execute(kernel.db.kysely)
  ).rows;
const release = (on: string | null) => sql`update records set released_on = ${on}::date`.execute(kernel.db.kysely);

describe(item(28, 'the box on top finds'), () => {
  test('a body by its code and by its name, with where it leads', async () => {
    const found = await hits(CODE, 'clerk');
    expect(found).toMatchObject([{ kind: 'subject', detail: CODE, address: `/workbench/subjects/${CODE}` }]);
    expect(await looked()).toEqual([]);
  });

  test('an act on display by its number, however it is written', async () => {
    await release('2026-11-20');
    const expected = { kind: 'act', label: documentNo, address: `/acts/${actId}` };
    for (const written of [documentNo, documentNo.replace('〔', '[').replace('〕', ']'), ` ${documentNo} `])
      expect(await hits(written, 'stranger'), written).toMatchObject([expected]);
    // A part of a number is no question: it would list what an organ has decided.
    expect(await hits(documentNo.slice(0, -1), 'stranger')).toEqual([]);
    expect(await looked()).toEqual([]);
  });

  test('an act that is not on display only in the own reach and with a purpose, which is a look', async () => {
    await release(null);
    expect(await hits(documentNo, 'reviewer')).toEqual([]);
    expect(await hits(documentNo, 'stranger', '好奇')).toEqual([]);
    expect(await looked()).toEqual([]);
    const found = await hits(documentNo, 'reviewer', '答复询问');
    expect(found).toMatchObject([{ kind: 'act', address: `/workbench/records?documentNo=${encodeURIComponent(documentNo)}` }]);
    expect(await looked()).toEqual([{ account: 'reviewer', purpose: '答复询问', action: 'find.act' }]);
  });

  test('a case by its number or the beginning, for those who may open it, and not by whom it is about', async () => {
    expect(await hits(caseNumber, 'head')).toMatchObject([{ kind: 'case', label: caseNumber, detail: null }]);
    expect(await hits(caseNumber.slice(0, -1), 'head')).toMatchObject([{ kind: 'case' }]);
    expect(await hits(caseNumber, 'stranger')).toEqual([]);
    expect(await hits(caseNumber, 'stranger', '好奇')).toEqual([]);
  });

  test('a batch of the own organ', async () => {
    const address = `/workbench/intake/batches/${batch.batch_id}`;
    expect(await hits(batch.number, 'clerk')).toMatchObject([{ kind: 'batch', label: batch.number, address }]);
    expect(await hits(batch.number.toUpperCase(), 'clerk')).toMatchObject([{ kind: 'batch' }]);
    expect(await hits(batch.number, 'stranger')).toEqual([]);
  });

  test('nothing adverse in any hit: no title, no nature, no party beside a number', async () => {
    await release('2026-11-20');
    const { rows } = await sql<{ content: Record<string, unknown> }>`select content from records`.execute(kernel.db.kysely);
    const words = rows
      .flatMap(({ content }) => Object.values(content))
      .filter((each) => typeof each === 'string' && [...each].length > 3) as string[];
    expect(words.length).toBeGreaterThan(3);
    const bodies = [await ask(documentNo, 'reviewer', '核对'), await ask(CODE, 'reviewer', '核对')].map((each) => each.body);
    for (const body of bodies) {
      for (const word of [...words, 'penalty', 'adverse']) expect(body).not.toContain(word);
    }
    expect(bodies[0]).not.toContain(CODE);
  });

  test('nobody by a person’s number', async () => {
    const person = '11010519491231002X';
    const answer = await ask(person, 'reviewer', '核对');
    expect(answer.json()).toEqual({ text: '', problem: 'person', items: [] });
    expect(answer.body).not.toContain(person);
  });

  test('nothing for who has no such right', async () => {
    expect((await server.inject({ url: '/api/v1/find?q=x' })).statusCode).toBe(401);
    expect((await ask(CODE, 'guard')).statusCode).toBe(403);
  });
});
