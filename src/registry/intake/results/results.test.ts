import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { readXlsx } from 'hucre/xlsx';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { signIn, testServer, testUser, type SignedIn } from '../../../../test/support/server.ts';
import { confirm } from '../../../kernel/proposals/index.ts';
import { intakeCapability } from '../capability.ts';
import { intakeJob } from '../batches/job.ts';
import { runIntake, type IntakeResult } from '../batches/run.ts';
import { CLERK } from '../testing/caller.ts';
import { csv, PENALTY_HEADING, penalty, tempFile } from '../testing/files.ts';
import { register, take } from '../testing/take.ts';
import { decideRows } from './decide.ts';
import { decided } from './decisions.ts';
import { batchEvents } from './progress.ts';
import { usualForms } from './usual.ts';

let kernel: TestKernel;
let server: FastifyInstance;
let clerk: SignedIn;
let other: SignedIn;
const send = async (rows: string[][], amountsChecked = false): Promise<IntakeResult> => {
  return take(kernel, 'penalties-2018', csv(PENALTY_HEADING, rows), { fileName: 'p.csv', caller: CLERK, amountsChecked });
};
/** Content says 2,000 yuan, the column 2,000 times ten thousand. */
const yuan = (no: number) => ({ CF_WSH: `示市监罚〔2026〕${no}号`, CF_NR: '罚款2000元', CF_NR_FK: '2000' });

beforeAll(async () => {
  kernel = await testKernel();
  kernel.settings.dataDirectory = await mkdtemp(join(tmpdir(), 'xh-results-'));
  server = await testServer(kernel, [intakeCapability]);
  await testUser(kernel, { account: 'clerk', role: 'clerk', organ: 'demo-amr' });
  await testUser(kernel, { account: 'other', role: 'clerk', organ: 'demo-eeb' });
  [clerk, other] = [await signIn(server, 'clerk'), await signIn(server, 'other')];
  await register(kernel, 1, 2);
});
afterAll(() => server.close());

async function get<T>(url: string, headers = clerk): Promise<T> {
  const answer = await server.inject({ url, headers: { ...headers } });
  expect(answer.statusCode, `${url} ${answer.body}`).toBe(200);
  return answer.json<T>();
}
interface Detail {
  state: string;
  groups: { code: string; n: number; open: number; decisions: string[]; examples: { row: number; what: string }[] }[];
}

describe(item(25, 'reasons together, one decision for many rows'), () => {
  test('the largest first, with examples; the decision mends the open rows in a further part of the batch', async () => {
    const sent = await send([
      penalty(1, yuan(1)),
      penalty(2, yuan(2)),
      penalty(1, { ...yuan(3), CF_JDRQ: '' }),
      penalty(1, { CF_WSH: '示市监罚〔2026〕4号', CF_XDR_SHXYM: '91509900MADEMA0191' }),
    ]);
    expect(sent.counts).toMatchObject({ read: 4, rejected: 4 });
    const before = await get<Detail>(`/api/v1/intake/batches/${sent.batch}`);
    expect(before.groups[0]).toMatchObject({ code: 'AMOUNT_UNIT', decisions: ['amount-is-yuan'] });
    expect(before.groups[0]!.examples[0]).toMatchObject({ row: 2, what: expect.stringContaining('2,000') });
    for (const group of before.groups.slice(1)) expect(group.decisions).toEqual([]);

    const payload = { code: 'AMOUNT_UNIT', decision: 'amount-is-yuan' };
    const url = `/api/v1/intake/batches/${sent.batch}/decisions`;
    expect((await server.inject({ method: 'POST', url, headers: { ...other }, payload })).statusCode).toBe(404);
    const answer = await server.inject({ method: 'POST', url, headers: { ...clerk }, payload });
    expect(answer.statusCode, answer.body).toBe(202);
    const part = answer.json<{ batch: string; rows: number; left: number; earlier: boolean }>();
    expect(part).toMatchObject({ rows: 2, left: before.groups[0]!.open - 2, earlier: false });
    // Twice is once.
    const again = await server.inject({ method: 'POST', url, headers: { ...clerk }, payload });
    expect(again.json()).toMatchObject({ batch: part.batch, earlier: true });

    await intakeJob(kernel).run({ batchId: part.batch });
    const { rows } = await sql<{ fine: string }>`
      select content->>'fineFen' as fine from records where batch_id = ${part.batch}::uuid`.execute(kernel.db.kysely);
    expect(rows.map((row) => row.fine)).toEqual(['200000', '200000']);
    const { rows: settled } = await sql<{ row_no: number }>`
      select row_no from intake_returns where batch_id = ${sent.batch}::uuid and settled_by = 'mended' order by 1`.execute(
      kernel.db.kysely,
    );
    expect(settled.map((row) => row.row_no)).toEqual([2, 3]);
    const list = await get<{ items: { batch: string; mends: string | null; open: number }[] }>(
      '/api/v1/intake/batches?form=penalties-2018',
    );
    expect(list.items[0]).toMatchObject({ batch: part.batch, mends: sent.number, open: 0 });
    expect(list.items[1]).toMatchObject({ batch: sent.batch, open: 2 });
    expect((await get<{ items: unknown[] }>('/api/v1/intake/batches?open=true')).items).toHaveLength(1);
    expect((await get<{ items: unknown[] }>('/api/v1/intake/batches', other)).items).toEqual([]);
    await expect(decideRows(kernel, { batch: sent.batch!, code: 'AMOUNT_UNIT', decision: 'amount-is-yuan' }, CLERK)).rejects.toMatchObject({
      code: 'NOT_OPEN',
    });
  });

  test('never a code, and no decision that is none for the reason', async () => {
    const sent = await send([penalty(1, { CF_WSH: '示市监罚〔2026〕11号', CF_XDR_SHXYM: '91509900MADEMA0191' })]);
    const url = `/api/v1/intake/batches/${sent.batch}/decisions`;
    for (const payload of [
      { code: 'CHECK18', decision: 'amount-is-yuan' },
      { code: 'BAD_DATE', decision: 'amount-is-yuan' },
    ])
      expect((await server.inject({ method: 'POST', url, headers: { ...clerk }, payload })).statusCode).toBe(400);
  });

  test.each([
    ['2000', 'amount-is-yuan', '0.2'],
    ['20,000.00元', 'amount-is-yuan', '2'],
    ['100000000', 'amount-is-yuan', '10000'],
    ['两千', 'amount-is-yuan', undefined],
    ['03/04/2026', 'date-day-first', '2026-04-03'],
    ['03/04/2026', 'date-month-first', '2026-03-04'],
    ['31.12.26', 'date-day-first', '2026-12-31'],
    ['31/12/2026', 'date-month-first', undefined],
    ['2026-13-01', 'date-day-first', undefined],
  ] as const)('%s by %s is %s', (cell, decision, wanted) => expect(decided(cell, decision)).toBe(wanted));

  test('days written day first come again as days', async () => {
    const sent = await send([penalty(1, { CF_WSH: '示市监罚〔2026〕21号', CF_JDRQ: '03/11/2026' })]);
    const taken = await decideRows(kernel, { batch: sent.batch!, code: 'BAD_DATE', decision: 'date-day-first' }, CLERK);
    await intakeJob(kernel).run({ batchId: taken.batch });
    const { rows } = await sql`select decided from records where batch_id = ${taken.batch}::uuid`.execute(kernel.db.kysely);
    expect(rows).toEqual([{ decided: '2026-11-03' }]);
  });
});

describe(item(25, 'what can be done about a batch'), () => {
  test('rows by reason as a workbook, tables for people, and a recall weighed and proposed', async () => {
    const sent = await send(
      [
        penalty(1, { CF_WSH: '示市监罚〔2026〕51号', CF_JDRQ: '' }),
        penalty(2, { CF_WSH: '示市监罚〔2026〕52号' }),
        penalty(1, { CF_WSH: '示市监罚〔2026〕53号', CF_JDRQ: '2062-11-03' }),
      ],
      true,
    );
    const url = `/api/v1/intake/batches/${sent.batch}`;
    expect(await get(url)).toMatchObject({ open: 2, reportedBy: 'clerk', review: null, recall: null });
    const only = await server.inject({ url: `${url}/rejects.xlsx?code=DATE_FUTURE`, headers: { ...clerk } });
    const [sheet] = (await readXlsx(only.rawPayload)).sheets;
    expect(JSON.stringify(sheet!.rows)).toContain('53号');
    expect(JSON.stringify(sheet!.rows)).not.toContain('51号');
    const returned = await server.inject({ url: '/api/v1/intake/returned.csv', headers: { ...clerk } });
    expect(returned.body).toContain(`${sent.number},2,`);
    const batches = await server.inject({ url: '/api/v1/intake/batches.csv?open=true', headers: { ...clerk } });
    expect(batches.body).toContain(`${sent.number},p.csv,penalties-2018,处理完毕`);
    for (const path of ['batches', 'returned'])
      expect((await server.inject({ url: `/api/v1/intake/${path}.csv`, headers: { ...other } })).body).not.toContain(sent.number);

    expect(await get(`${url}/recall`)).toEqual({ records: 1, shown: 1, waiting: 0, toMend: 2 });
    expect((await server.inject({ url: `${url}/recall`, headers: { ...other } })).statusCode).toBe(404);
    const proposed = await server.inject({ method: 'POST', url: `${url}/recall`, headers: { ...clerk }, payload: { reason: '报错了' } });
    const { proposal } = proposed.json<{ proposal: string }>();
    expect(await get(url)).toMatchObject({ recall: { proposal, by: 'clerk' } });
    await confirm(kernel, proposal, { ...CLERK, account: 'reviewer', role: 'reviewer' });
    expect(await get(url)).toMatchObject({ state: 'recalled', recall: null, open: 0 });
    expect(await get(`${url}/recall`)).toEqual({ records: 0, shown: 0, waiting: 0, toMend: 0 });
  });

  test('nil reports of the own organ, the latest month first', async () => {
    for (const month of ['2026-09', '2026-10']) {
      const payload = { organ: 'demo-amr', month };
      await server.inject({ method: 'POST', url: '/api/v1/intake/nil', headers: { ...clerk }, payload });
    }
    const { items } = await get<{ items: { month: string; declaredBy: string }[] }>('/api/v1/intake/nil');
    expect(items.map(({ month, declaredBy }) => [month, declaredBy])).toEqual([
      ['2026-10', 'clerk'],
      ['2026-09', 'clerk'],
    ]);
    expect(await get('/api/v1/intake/nil', other)).toEqual({ items: [], next: null });
  });
});

describe(item(25, 'progress and receipt'), () => {
  test('events as the batch moves, from where they were left, and an end', async () => {
    const sent = await send([penalty(1, { CF_WSH: '示市监罚〔2026〕31号' })]);
    const id = sent.batch!;
    const set = (state: string, read: number) =>
      sql`update intake_batches set state = ${state}, rows_read = ${read} where batch_id = ${id}::uuid`.execute(kernel.db.kysely);
    await set('running', 0);
    const events = batchEvents(kernel, { caller: CLERK, id, open: () => true });
    expect((await events.next()).value).toContain('retry:');
    expect((await events.next()).value).toContain('event: progress\nid: running-0\n');
    await set('running', 1);
    expect((await events.next()).value).toContain('id: running-1\n');
    // Somebody who comes back is not told again what is known.
    const later = batchEvents(kernel, { caller: CLERK, id, last: 'running-1', open: () => true });
    await later.next();
    await set('done', 1);
    for (const each of [events, later]) {
      expect((await each.next()).value).toContain('event: end\nid: end\n');
      expect((await each.next()).done).toBe(true);
    }
    const url = `/api/v1/intake/batches/${id}/progress`;
    const stream = await server.inject({ url, headers: { ...clerk, 'accept-encoding': 'gzip' } });
    expect(stream.headers).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8' });
    expect(stream.headers['content-encoding']).toBeUndefined();
    expect(stream.body).toMatch(/event: end\nid: end\ndata: \{.*"accepted":1/u);
    const seen = await server.inject({ url, headers: { ...clerk, 'last-event-id': 'end' } });
    expect(seen.statusCode).toBe(204);
    expect((await server.inject({ url, headers: { ...other } })).statusCode).toBe(404);
  });

  test('a paper with number and counts, in both languages', async () => {
    const sent = await send([penalty(1, { CF_WSH: '示市监罚〔2026〕32号' })]);
    for (const language of ['zh-CN', 'en']) {
      const url = `/api/v1/intake/batches/${sent.batch}/receipt.pdf`;
      const answer = await server.inject({ url, headers: { ...clerk, 'accept-language': language } });
      expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
      expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    }
    expect((await server.inject({ url: `/api/v1/intake/batches/${sent.batch}/receipt.pdf`, headers: { ...other } })).statusCode).toBe(404);
  });
});

describe(item(25, 'before a file is sent'), () => {
  const boundary = 'steelyard';
  const upload = (url: string, bytes: Buffer, headers = clerk) =>
    server.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: Buffer.concat([
        Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="t.xlsx"\r\n\r\n`),
        bytes,
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ]),
    });

  test('the workbook of a form: lists, the own organ, an example that is no row; it is known again by its headings', async () => {
    const answer = await server.inject({
      url: '/api/v1/intake/forms/penalties-2018/template.xlsx',
      headers: { ...clerk },
    });
    expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
    const [sheet] = (await readXlsx(answer.rawPayload)).sheets;
    const [note, example, heading] = sheet!.rows.map((row) => row.map((cell) => String(cell ?? '')));
    expect(note![0]).toContain('示例');
    expect(heading).toContain('行政相对人名称');
    expect(heading!.join()).not.toMatch(/身份证|证件号码/u);
    expect(example!.length).toBe(heading!.length);
    const lists = sheet!.dataValidations ?? [];
    expect(lists.length).toBeGreaterThan(2);
    expect(JSON.stringify(lists)).toContain('罚款');
    expect(JSON.stringify(lists)).not.toContain('自然人');

    const empty = await upload('/api/v1/intake/recognise', answer.rawPayload);
    expect(empty.statusCode, empty.body).toBe(200);
    expect(empty.json<{ asked: { id: string }[] }>().asked.map((fit) => fit.id)).toContain('penalties-2018');
    const path = await tempFile('t.xlsx', answer.rawPayload);
    const dry = { path, fileName: 't.xlsx', mapping: 'penalties-2018', organ: 'demo-amr', caller: CLERK, dryRun: true };
    expect((await runIntake(kernel, dry)).counts.read).toBe(0);
  });

  test('a file is known by its headings and by the last batch, and nothing of it is kept', async () => {
    await send([penalty(2, { CF_WSH: '示市监罚〔2026〕41号' })]);
    const bytes = Buffer.from(csv(PENALTY_HEADING, [penalty(2, { CF_WSH: '示市监罚〔2026〕42号' })]));
    const { rows: before } = await sql`select count(*) as n from intake_batches`.execute(kernel.db.kysely);
    const answer = await upload('/api/v1/intake/recognise', bytes);
    expect(answer.json()).toMatchObject({ form: 'penalties-2018', rows: 1, last: { rows: 1, file: 'p.csv' } });
    const { rows: after } = await sql`select count(*) as n from intake_batches`.execute(kernel.db.kysely);
    expect(after).toEqual(before);
    kernel.clock.set('2026-12-24T04:00:00Z');
    const usual = await usualForms(kernel, CLERK);
    kernel.clock.set('2026-11-24T04:00:00Z');
    expect(usual.map(({ form, sentThisMonth }) => [form, sentThisMonth])).toContainEqual(['penalties-2018', false]);
    expect((await get<{ items: unknown[] }>('/api/v1/intake/usual')).items).toEqual([]);
  });
});
