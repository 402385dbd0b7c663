import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { plantAct } from '../../../test/support/publicity/plant.ts';
import { signIn, testServer, testUser, type SignedIn } from '../../../test/support/server.ts';
import { ANONYMOUS } from '../../kernel/access/index.ts';
import { fire } from '../../kernel/procedures/index.ts';
import { publicityCapability } from './capability.ts';
import { publicAct } from './public-act.ts';

let kernel: TestKernel;
let server: FastifyInstance;
const as: Record<'clerk' | 'reviewer' | 'second', SignedIn> = {} as never;

beforeAll(async () => {
  kernel = await testKernel();
  server = await testServer(kernel, [publicityCapability]);
  for (const [account, role] of [
    ['clerk', 'clerk'],
    ['reviewer', 'reviewer'],
    ['second', 'reviewer'],
  ] as const) {
    await testUser(kernel, { account, role, organ: 'demo-amr' });
    as[account] = await signIn(server, account);
  }
});

const get = (url: string, headers: object = {}) => server.inject({ url, headers: { ...headers } });
const post = (url: string, payload: object, headers: object = {}) =>
  server.inject({ method: 'POST', url, payload, headers: { ...headers } });
const status = async (actId: string) => (await publicAct(kernel.db, actId, '2026-11-24')).status;

describe(item(25, 'publicity by API'), () => {
  test('held, released, corrected, withdrawn: by the right people in the right number', async () => {
    const [held] = await plantAct(kernel.db, [{ held: ['PHONE_IN_TEXT'], released_on: null }]);
    const url = `/api/v1/publicity/${held!.record_id}`;
    expect((await get('/api/v1/publicity/held')).statusCode).toBe(401);
    expect((await get('/api/v1/publicity/held', as.clerk)).statusCode).toBe(403);
    expect((await get('/api/v1/publicity/held', as.reviewer)).json()).toMatchObject({ code: 'PURPOSE_REQUIRED' });
    const looked = await get('/api/v1/publicity/held', {
      ...as.reviewer,
      'xinheng-purpose': encodeURIComponent('审核'),
    });
    expect(looked.json<{ items: { content: unknown }[] }>().items).toEqual([
      expect.objectContaining({ recordId: held!.record_id, content: expect.objectContaining({ title: '示例处罚' }) }),
    ]);

    expect((await post(`${url}/release`, { reason: '核对过' })).statusCode).toBe(401);
    expect((await post(`${url}/release`, { reason: '' }, as.reviewer)).statusCode).toBe(400);
    expect((await post(`${url}/release`, { reason: '核对过' }, as.reviewer)).json()).toEqual({
      recordId: held!.record_id,
      actId: held!.act_id,
      releasedOn: '2026-11-24',
    });
    expect(await status(held!.act_id)).toBe('shown');

    const proposed = await post(
      `${url}/correct`,
      { kind: 'correction', reason: '金额录错', patch: { content: { fineFen: 5 } } },
      as.reviewer,
    );
    expect(proposed.json()).toMatchObject({ state: 'proposed', due: '2026-11-27' });
    const agree = (caseId: string, account: string) =>
      fire(kernel, { caseId, transition: 'correct' }, { ...ANONYMOUS, account, role: 'reviewer', organ: 'demo-amr' });
    const opened = proposed.json<{ case: string }>().case;
    await expect(agree(opened, 'reviewer')).rejects.toMatchObject({ code: 'SAME_PERSON' });
    await agree(opened, 'second');

    const withdrawal = await post(`/api/v1/publicity/${held!.act_id}/withdraw`, { reason: '复议撤销', decidedOn: '2026-11-23' }, as.second);
    expect(withdrawal.json()).toMatchObject({ state: 'proposed', due: '2026-11-26' });
    await agree(withdrawal.json<{ case: string }>().case, 'reviewer');
    expect(await status(held!.act_id)).toBe('withdrawn');
  });

  test('timeliness: the public gets closed months with named organs only where that is switched on; an organ its own', async () => {
    await plantAct(kernel.db, [{ decided: '2026-10-09', received_on: '2026-10-20', report_due: '2026-10-19', days_late: 1 }]);
    const url = '/api/v1/figures/timeliness';
    interface Figures {
      from: string;
      total: { acts: number; late: number };
      organs: { organ: string }[];
    }
    const figures = (await get(url)).json<Figures>();
    expect(figures).toMatchObject({
      counted: 'now',
      published: ['/api/v1/figures/months/2026-10'],
      from: '2026-10-01',
      total: { acts: 1, late: 1 },
    });
    expect(figures.organs.map((organ) => organ.organ)).toContain('demo-amr');
    expect((await get(`${url}?month=2026-11`)).statusCode).toBe(404);
    expect(
      (await get(`${url}?month=2026-11`, as.reviewer))
        .json<Figures>()
        .organs.map((o) => o.organ)
        .filter((o) => o !== 'demo-amr'),
    ).toEqual([]);
    expect((await get(`${url}?from=2026-10-01`)).statusCode).toBe(400);
    expect((await get(`${url}?from=2026-02-30&to=2026-03-01`)).statusCode).toBe(400);
    expect((await get(`${url}?month=2026-13`)).statusCode).toBe(400);

    kernel.settings = { ...kernel.settings, demo: false };
    expect((await get(url)).json<Figures>().organs).toEqual([]);
    expect((await get(url, as.clerk)).json<Figures>().organs.map((organ) => organ.organ)).toEqual(['demo-amr']);
    kernel.settings = { ...kernel.settings, nameOrgans: { by: '示例主任', on: '2026-11-01' } };
    expect((await get(url)).json<Figures>().organs.length).toBeGreaterThan(0);
    kernel.settings = { ...kernel.settings, demo: true };

    const looking = { ...as.reviewer, 'xinheng-purpose': 'check' };
    const late = (await get('/api/v1/publicity/late?month=2026-10', looking)).json<{
      items: { daysLate: number }[];
    }>();
    expect(late.items).toEqual([expect.objectContaining({ daysLate: 1 })]);
    expect((await get('/api/v1/publicity/late?cursor=abc', looking)).json()).toMatchObject({ code: 'BAD_CURSOR' });
  });
});
