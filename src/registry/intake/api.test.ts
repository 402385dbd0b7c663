import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { readXlsx } from 'hucre/xlsx';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { signIn, testServer, testUser, type SignedIn } from '../../../test/support/server.ts';
import { createApiKey } from '../../kernel/access/index.ts';
import { proposalsCapability } from '../../kernel/proposals/capability.ts';
import { intakeCapability } from './capability.ts';
import { intakeJob } from './batches/job.ts';
import { showForm } from './forms/service.ts';
import { CLERK, OPERATOR } from './testing/caller.ts';
import { csv, PENALTY_HEADING, penalty } from './testing/files.ts';
import { register } from './testing/take.ts';
import { sheetRows, xlsx } from './testing/forms.ts';

let kernel: TestKernel;
let server: FastifyInstance;
const as: Record<'clerk' | 'other' | 'reviewer', SignedIn> = {} as never;

beforeAll(async () => {
  kernel = await testKernel();
  kernel.settings.dataDirectory = mkdtempSync(join(tmpdir(), 'xh-api-'));
  server = await testServer(kernel, [intakeCapability, proposalsCapability]);
  for (const [account, role, organ] of [
    ['clerk', 'clerk', 'demo-amr'],
    ['other', 'clerk', 'demo-eeb'],
    ['reviewer', 'reviewer', 'demo-amr'],
  ] as const) {
    await testUser(kernel, { account, role, organ });
    as[account] = await signIn(server, account);
  }
  await register(kernel, ...Array.from({ length: 9 }, (_, n) => n + 1));
});

function upload(
  content: string | Buffer,
  who: object,
  fields: Record<string, string> = { mapping: 'penalties-2018' },
  url = '/api/v1/intake/batches',
) {
  const parts = Object.entries(fields).map(([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  const file = `--b\r\ncontent-disposition: form-data; name="file"; filename="十一月.csv"\r\ncontent-type: text/csv\r\n\r\n`;
  return server.inject({
    method: 'POST',
    url,
    headers: { ...who, 'content-type': 'multipart/form-data; boundary=b' },
    payload: Buffer.concat([Buffer.from(parts.join('') + file), Buffer.from(content), Buffer.from('\r\n--b--\r\n')]),
  });
}
const get = (url: string, who: object) => server.inject({ url, headers: { ...who } });
const uploads = (): string[] => {
  const directory = join(kernel.settings.dataDirectory, 'uploads');
  return existsSync(directory) ? readdirSync(directory) : [];
};
const work = (batchId: string): Promise<void> => intakeJob(kernel).run({ batchId });

describe(item(25, 'a file by API'), () => {
  test('is taken, worked through by a job, and deleted; the receipt and the rows to mend belong to its organ', async () => {
    const content = csv(PENALTY_HEADING, [penalty(1), penalty(2, { CF_NR_FK: '2000' })]);
    expect((await upload(content, {})).statusCode).toBe(401);
    const sent = await upload(content, as.clerk);
    expect(sent.statusCode).toBe(202);
    const { batch, number } = sent.json<{ batch: string; number: string }>();
    expect(number).toBe('demo-amr-2026-11-0002');
    expect(uploads()).toHaveLength(1);
    const url = `/api/v1/intake/batches/${batch}`;
    expect((await get(url, as.clerk)).json()).toMatchObject({ state: 'running', read: 0, file: '十一月.csv' });
    const queued = await sql<{
      n: number;
    }>`select count(*)::int as n from graphile_worker.jobs where task_identifier = 'intake.run'`.execute(kernel.db.kysely);
    expect(queued.rows[0]!.n).toBe(1);
    await work(batch);
    await work(batch); // a queue may run a job twice
    expect(uploads()).toEqual([]);
    expect((await get(url, as.clerk)).json()).toMatchObject({
      state: 'done',
      read: 2,
      accepted: 1,
      rejected: 1,
      reasons: { AMOUNT_UNIT: 1 },
      mostUrgent: { due: '2026-12-01' },
    });
    expect((await get(url, as.other)).statusCode).toBe(404);
    expect((await get(`${url}/rejects.xlsx`, as.other)).statusCode).toBe(404);
    const rejects = await get(`${url}/rejects.xlsx`, as.clerk);
    expect(rejects.headers['content-type']).toContain('spreadsheetml');
    expect((await readXlsx(rejects.rawPayload)).sheets[0]!.rows).toHaveLength(2);

    const again = await upload(content, as.clerk);
    expect(again.json()).toMatchObject({ batch, earlier: true });
    expect(uploads()).toEqual([]);
  });

  test('with a form on trial: the first 1,000 rows and no more, whatever is asked for, without effect', async () => {
    const form = JSON.stringify(showForm(kernel, 'penalties-2018', CLERK));
    const rows = Array.from({ length: 1001 }, (_, i) => penalty(1, { CF_WSH: `示市监罚〔2026〕试${i}号` }));
    const tried = async (fields: Record<string, string>) => {
      const answer = await upload(csv(PENALTY_HEADING, rows), as.clerk, { form, ...fields }, '/api/v1/intake/forms/try');
      return answer.json<{ counts: { read: number } }>().counts.read;
    };
    expect([await tried({}), await tried({ first: '5000' }), await tried({ first: '10' })]).toEqual([1000, 1000, 10]);
    expect(uploads()).toEqual([]);
  });

  test('that can’t be read is refused at once with every fault, and not kept', async () => {
    const refused = await upload('行政相对人名称,处罚内容\r\n示例,罚款\r\n', as.clerk);
    expect(refused.statusCode).toBe(422);
    expect(refused.json<{ errors: { code: string }[] }>().errors.map((e) => e.code)).toContain('COLUMN_MISSING');
    expect((await upload('x', as.clerk, { mapping: 'nonsense' })).json()).toMatchObject({ code: 'MAPPING_UNKNOWN' });
    expect((await upload('x', as.clerk, { mapping: 'penalties-2018', organ: 'demo-eeb' })).statusCode).toBe(403);
    expect(uploads()).toEqual([]);
  });

  test('is a workbook like any other; which of its sheets is one question, and the job reads the one that was named', async () => {
    const sheetOf = (name: string, n: number) => ({ name, rows: sheetRows(PENALTY_HEADING, [penalty(n)]) });
    const book = await xlsx([sheetOf('十月', 8), sheetOf('十一月', 9)]);
    const asked = await upload(book, as.clerk);
    expect(asked.statusCode).toBe(422);
    expect(asked.json<{ errors: object[] }>().errors).toMatchObject([{ code: 'SHEET_UNSURE' }]);
    expect(uploads()).toEqual([]);
    const sent = await upload(book, as.clerk, { mapping: 'penalties-2018', sheet: '十一月' });
    const { batch } = sent.json<{ batch: string }>();
    await work(batch);
    expect((await get(`/api/v1/intake/batches/${batch}`, as.clerk)).json()).toMatchObject({
      state: 'done',
      read: 1,
      accepted: 1,
      sheet: '十一月',
    });
    const { rows } = await sql`select document_no from records where batch_id = ${batch}::uuid`.execute(kernel.db.kysely);
    expect(rows).toEqual([{ document_no: '示市监罚〔2026〕9号' }]);
  });

  test('whose upload is lost is refused, not tried for ever', async () => {
    const { batch } = (await upload(csv(PENALTY_HEADING, [penalty(7)]), as.clerk)).json<{ batch: string }>();
    rmSync(join(kernel.settings.dataDirectory, 'uploads'), { recursive: true });
    await work(batch);
    expect((await get(`/api/v1/intake/batches/${batch}`, as.clerk)).json()).toMatchObject({ state: 'refused' });
  });
});

describe(item(25, 'one act from an organ’s system'), () => {
  test('has the fate of a row in a file, once for one key', async () => {
    const { key } = await kernel.db.tx((tx) => createApiKey(kernel, tx, OPERATOR, { label: 'amr', organ: 'demo-amr' }));
    const row = Object.fromEntries(PENALTY_HEADING.map((code, i) => [code, penalty(3)[i]!]));
    const send = (payload: object, idempotency: string) =>
      server.inject({
        method: 'POST',
        url: '/api/v1/records',
        payload,
        headers: { authorization: `Bearer ${key}`, 'idempotency-key': idempotency },
      });
    const first = await send({ mapping: 'penalties-2018', row }, 'k1');
    expect(first.json()).toMatchObject({ fate: 'accepted', findings: [] });
    expect((await send({ mapping: 'penalties-2018', row }, 'k1')).json()).toEqual(first.json());
    expect((await send({ mapping: 'penalties-2018', row }, 'k2')).json()).toMatchObject({ fate: 'unchanged' });
    const wrong = await send({ mapping: 'penalties-2018', row: { ...row, CF_XDR_MC: '虚构有限公司', CF_WSH: '新1' } }, 'k3');
    expect(wrong.json()).toMatchObject({ fate: 'returned', findings: [{ code: 'NAME_CODE' }] });
    const person = await send(
      { mapping: 'penalties-2018', row: { ...row, CF_XDR_LB: '自然人', CF_XDR_MC: '司徒示例', CF_WSH: '新2' } },
      'k4',
    );
    expect(person.json()).toMatchObject({ fate: 'rejected', findings: [{ code: 'NATURAL_PERSON' }] });
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from intake_findings where cells::text like '%司徒%'`.execute(kernel.db.kysely);
    expect(rows[0]!.n).toBe(0);
  });
});

describe(item(25, 'nil report and recall by API'), () => {
  test('a recall is proposed by one and confirmed by another', async () => {
    const { batch } = (await upload(csv(PENALTY_HEADING, [penalty(5)]), as.clerk)).json<{ batch: string }>();
    await work(batch);
    const url = `/api/v1/intake/batches/${batch}/recall`;
    const post = (to: string, payload: object, who: object) => server.inject({ method: 'POST', url: to, payload, headers: { ...who } });
    expect((await post(url, { reason: '错' }, as.other)).statusCode).toBe(403);
    const proposed = await post(url, { reason: '整批报错' }, as.clerk);
    expect(proposed.json()).toMatchObject({ records: 1 });
    expect((await post('/api/v1/intake/nil', { organ: 'demo-amr', month: '2026-10' }, as.clerk)).json()).toMatchObject({
      earlier: false,
    });
    expect((await post('/api/v1/intake/nil', { organ: 'demo-eeb', month: '2026-10' }, as.clerk)).statusCode).toBe(403);
    const { rows } = await sql`
      select action, outcome, count(*)::int as n from audit_log
      where action in ('nil.reported', 'batch.recall.proposed') or (action = 'batch.received' and object = ${batch})
      group by action, outcome order by action, outcome`.execute(kernel.db.kysely);
    expect(rows).toEqual([
      { action: 'batch.recall.proposed', outcome: 'FORBIDDEN', n: 1 },
      { action: 'batch.recall.proposed', outcome: 'ok', n: 1 },
      { action: 'batch.received', outcome: 'ok', n: 1 },
      { action: 'nil.reported', outcome: 'FORBIDDEN', n: 1 },
      { action: 'nil.reported', outcome: 'ok', n: 1 },
    ]);
  });
});
