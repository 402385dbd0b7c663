import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agree } from '../../../test/support/publicity/agree.ts';
import { item } from '../../../test/support/item.ts';
import type { TestKernel } from '../../../test/support/kernel.ts';
import { reviewDesk, reviewer, second, type Desk } from '../../../test/support/publicity/desk.ts';
import { signIn, testServer, testUser, type SignedIn } from '../../../test/support/server.ts';
import { publicityCapability } from './capability.ts';
import { correct } from './review/index.ts';

let desk: Desk;
let kernel: TestKernel;
let server: FastifyInstance;
let head: Record<string, string>;
const as: Record<string, SignedIn> = {};
beforeAll(async () => {
  desk = await reviewDesk();
  ({ kernel } = desk);
  server = await testServer(kernel, [publicityCapability]);
  for (const [account, organ] of [
    ['desk-a', 'demo-a-amr'],
    ['desk-b', 'demo-a-amr'],
    ['desk-far', 'demo-b-amr'],
  ] as const) {
    await testUser(kernel, { account, role: 'reviewer', organ });
    as[account] = await signIn(server, account);
  }
  head = { ...as['desk-a'], 'xinheng-purpose': encodeURIComponent('审核待公示记录') };
});
afterAll(() => server.close());

const get = (url: string, headers: Record<string, string> = head) => server.inject({ url: `/api/v1/publicity/${url}`, headers });
/** Lines without the mark, the heading first. */
const lines = (body: string) =>
  body
    .replace(/^\uFEFF/u, '')
    .trim()
    .split('\r\n');

describe(item(25, 'the reviewers’ lists'), () => {
  test('what is under way: held rows first, each by last day, page by page, only one’s own', async () => {
    const [late] = await desk.plant({ held: ['PHONE_IN_TEXT'], released_on: null, report_due: '2026-11-30' });
    const [soon] = await desk.plant({ held: ['PHONE_IN_TEXT'], released_on: null, report_due: '2026-11-25' });
    await desk.plant({});
    type Page = { items: { recordId: string; state: string; workingDay: number }[]; next: string | null };
    const first = (await get('under-way?limit=1')).json<Page>();
    const rest = (await get(`under-way?limit=1&cursor=${first.next}`)).json<Page>();
    const seen = [...first.items, ...rest.items];
    expect(seen.map(({ recordId }) => recordId)).toEqual([soon!.record_id, late!.record_id]);
    expect(seen.every(({ state, workingDay }) => state === 'held' && workingDay > 7)).toBe(true);
    expect(rest.next).toBeNull();
    expect((await get('under-way?state=waiting')).json<Page>().items).toEqual([]);
    const far = { ...as['desk-far']!, 'xinheng-purpose': 'x' };
    expect((await get('under-way', { ...far })).json<Page>().items).toEqual([]);
    expect((await get('under-way?cursor=x')).json()).toMatchObject({ code: 'BAD_CURSOR' });
  });

  test('whoever opens a row after another sees who decided, when and why; strangers do not', async () => {
    const [row] = await desk.plant({ held: ['PHONE_IN_TEXT'], released_on: null, content: { title: '示例处罚' } });
    const url = `${row!.record_id}/review`;
    expect((await get(url, { ...as['desk-a']! })).json()).toMatchObject({ code: 'PURPOSE_REQUIRED' });
    expect((await get(url)).json()).toMatchObject({
      held: { recordId: row!.record_id, content: { title: '示例处罚' } },
      decided: null,
      open: [],
    });
    const released = await server.inject({
      method: 'POST',
      url: `/api/v1/publicity/${row!.record_id}/release`,
      headers: { ...as['desk-a']! },
      payload: { reason: '已核对附件' },
    });
    expect(released.statusCode).toBe(200);
    const other = { ...as['desk-b']!, 'xinheng-purpose': 'x' };
    expect((await get(url, other)).json()).toMatchObject({
      held: null,
      decided: { action: 'record.released', by: 'desk-a', reason: '已核对附件', at: expect.stringMatching(/Z$/) },
      releasedOn: '2026-11-24',
    });
    expect((await get(url, { ...as['desk-far']!, 'xinheng-purpose': 'x' })).json()).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await get('x/review')).json()).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('a proposed correction stands on the desk until another person has agreed', async () => {
    const [row] = await desk.plant({ content: { title: '示例处罚', fineFen: 100 } });
    const patch = { content: { fineFen: 200 } };
    const proposed = await correct(kernel, row!.record_id, { kind: 'correction', reason: '金额录错', patch }, reviewer);
    const url = `${row!.record_id}/review`;
    expect((await get(url)).json<{ open: { number: string }[] }>().open.map(({ number }) => number)).toEqual([
      proposed.state === 'proposed' ? proposed.number : '',
    ]);
    await agree(kernel, proposed, second);
    expect((await get(url)).json()).toMatchObject({ open: [] });
    expect(lines((await get('changes.csv')).body)[1]).toContain('金额录错');
  });

  test('as tables: the same rows, no text of a held row, a look with its purpose', async () => {
    const [row] = await desk.plant({
      held: ['PHONE_IN_TEXT'],
      released_on: null,
      document_no: '示罚〔2026〕88号',
      content: { title: '示例处罚', facts: '电话13812345678' },
    });
    await desk.plant({
      received_on: '2026-09-28',
      report_due: '2026-09-21',
      days_late: 5,
      document_no: '示罚〔2026〕89号',
    });
    const bodies = new Map<string, string>();
    for (const list of ['under-way', 'held', 'late?month=2026-09', 'comparisons', 'changes']) bodies.set(list, await table(list));
    expect(bodies.get('held')).toContain('示罚〔2026〕88号');
    expect(bodies.get('under-way')).toContain('示罚〔2026〕88号');
    expect(bodies.get('late?month=2026-09')).toContain('示罚〔2026〕89号');
    expect([...bodies.values()].join('')).not.toContain('13812345678');
    expect(lines(bodies.get('comparisons')!)).toHaveLength(1);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from access_log
      where subject_id = ${row!.subject_id}::uuid and account = 'desk-a'`.execute(kernel.db.kysely);
    expect(rows[0]!.n).toBe(2);
  });
});

async function table(list: string): Promise<string> {
  const [name, query = ''] = list.split('?');
  const url = `${name}.csv?${query}`;
  expect((await get(url, { ...as['desk-a']! })).json(), list).toMatchObject({ code: 'PURPOSE_REQUIRED' });
  const answer = await get(url);
  expect(answer.statusCode, list).toBe(200);
  expect(answer.headers['content-type'], list).toContain('text/csv');
  return answer.body;
}
