import type { FastifyInstance } from 'fastify';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { signIn, testServer, testUser, type SignedIn } from '../../../../test/support/server.ts';
import { proposalsCapability } from '../../../kernel/proposals/capability.ts';
import { verifyJournal } from '../../../kernel/journal/index.ts';
import { csv, PENALTY_HEADING, penalty } from '../../intake/testing/files.ts';
import { punish, register, take } from '../../intake/testing/take.ts';
import { recordHome } from '../../records/content-home.ts';
import type { RecordsTable } from '../../records/index.ts';
import { registrationHome } from '../../subjects/content-home.ts';
import { publicityCapability } from '../capability.ts';

const DISTRICT = '示例甲区市场监管局';
let kernel: TestKernel;
let server: FastifyInstance;
let first: SignedIn;
let second: SignedIn;
const servers: FastifyInstance[] = [];
afterAll(async () => {
  for (const each of servers) await each.close();
});

/** The district's government has sent the act (块), then the city's bureau (条), which says another fine. */
async function differing(more: Partial<Record<string, string>> = {}): Promise<string> {
  const act = { CF_CFJG: DISTRICT, ...more };
  await take(kernel, 'penalties-2018', csv(PENALTY_HEADING, [penalty(1, act)]), { organ: 'demo-a-gov' });
  await punish(kernel, penalty(1, { ...act, CF_NR: '罚款3000元', CF_NR_FK: '0.3' }));
  const page = (await get('/api/v1/publicity/comparisons', first)).json<{ items: { comparisonId: string }[] }>();
  expect(page.items).toHaveLength(1);
  return page.items[0]!.comparisonId;
}

const get = (url: string, headers: Partial<SignedIn>) => server.inject({ url, headers: { ...headers, 'xinheng-purpose': 'check' } });
const post = (url: string, headers: SignedIn, payload: object) =>
  server.inject({ method: 'POST', url, headers: { ...headers, 'xinheng-purpose': 'check' }, payload });
const record = async (): Promise<RecordsTable> => (await sql<RecordsTable>`select * from records`.execute(kernel.db.kysely)).rows[0]!;
const stateOf = async (): Promise<string> =>
  (await sql<{ state: string }>`select state from act_comparisons`.execute(kernel.db.kysely)).rows[0]!.state;

beforeEach(async () => {
  kernel = await testKernel();
  await register(kernel, 1);
  server = await testServer(kernel, [publicityCapability, proposalsCapability]);
  servers.push(server);
  for (const account of ['first', 'second']) await testUser(kernel, { account, role: 'reviewer', organ: 'demo-a-amr', district: '509901' });
  await testUser(kernel, { account: 'stranger', role: 'reviewer', organ: 'demo-eeb' });
  [first, second] = [await signIn(server, 'first'), await signIn(server, 'second')];
});

describe(item(25, 'two lines that differ are put to the deciding organ'), () => {
  test('it sees both values and the lines, nobody else does; what is held is right', async () => {
    const id = await differing();
    const stranger = await signIn(server, 'stranger');
    expect((await get('/api/v1/publicity/comparisons', stranger)).json()).toMatchObject({ items: [] });
    expect((await get('/api/v1/publicity/comparisons', first)).json()).toMatchObject({
      items: [{ heldFrom: 'demo-a-gov', givenBy: 'demo-amr', fields: { fineFen: { held: 200_000, given: 300_000 } } }],
    });
    const { act_id: actId } = await record();
    expect((await get(`/api/v1/publicity/${actId}/sources`, first)).json()).toMatchObject({
      items: [
        { reportingOrgan: 'demo-a-gov', held: true },
        { reportingOrgan: 'demo-amr', held: false, agrees: false },
      ],
    });
    const answer = { right: 'held', reason: '以决定书为准' };
    const url = `/api/v1/publicity/comparisons/${id}/answer`;
    expect((await post(url, stranger, answer)).json()).toMatchObject({ code: 'FORBIDDEN' });
    expect((await post(url, first, answer)).json()).toMatchObject({ state: 'done' });
    expect((await post(url, first, answer)).json()).toMatchObject({ code: 'NOT_OPEN' });
    expect(await stateOf()).toBe('held');
    expect(await record()).toMatchObject({ version: 1, content: { fineFen: 200_000 } });
    expect((await get('/api/v1/publicity/comparisons', first)).json()).toMatchObject({ items: [] });
    const looks = await sql<{ action: string }>`select action from access_log where subject_id is not null`.execute(kernel.db.kysely);
    expect(looks.rows.map((row) => row.action)).toContain('publicity.sources.listed');
  });

  test('on display the other line’s values are a correction, by two people', async () => {
    const id = await differing();
    const url = `/api/v1/publicity/comparisons/${id}/answer`;
    const { proposal } = (await post(url, first, { right: 'given', reason: '金额录错' })).json<{ proposal: string }>();
    expect(await stateOf()).toBe('open');
    expect((await post(`/api/v1/proposals/${proposal}/confirm`, first, {})).json()).toMatchObject({
      code: 'SAME_PERSON',
    });
    expect((await post(`/api/v1/proposals/${proposal}/confirm`, second, {})).statusCode).toBe(200);
    expect(await stateOf()).toBe('given');
    expect(await record()).toMatchObject({
      version: 2,
      content: { fineFen: 300_000, text: '罚款3000元' },
      corrections: [{ kind: 'correction', reason: '金额录错' }],
    });
    expect(await verifyJournal(kernel.db, [recordHome, registrationHome])).toMatchObject({ valid: true });
  });

  test('before display they take its place at once, without a mark', async () => {
    const id = await differing({ CF_SY: '联系电话13800138000' });
    await post(`/api/v1/publicity/comparisons/${id}/answer`, first, { right: 'given', reason: '金额录错' });
    expect(await record()).toMatchObject({ version: 2, released_on: null, content: { fineFen: 300_000 }, corrections: [] });
    expect(await stateOf()).toBe('given');
  });
});
