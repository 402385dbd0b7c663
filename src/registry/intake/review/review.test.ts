import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { confirm, refuse } from '../../../kernel/proposals/index.ts';
import { intakeJob } from '../batches/job.ts';
import type { IntakeRequest, IntakeResult } from '../batches/run.ts';
import { CLERK, OPERATOR } from '../testing/caller.ts';
import { csv, exampleName, PENALTY_HEADING, penalty, REGISTRATION_HEADING, registration } from '../testing/files.ts';
import { register, take } from '../testing/take.ts';
import type { IntakeRulesContent, PolicyDocument, PolicyKind } from '../../../kernel/policy/index.ts';
import { getBatch } from '../batches/list.ts';
import { reviewBatch } from './look.ts';
import { reviewText } from './text.ts';
import { intakeCapability } from '../capability.ts';

const REVIEWER = { ...CLERK, account: 'reviewer', role: 'reviewer' as const, purpose: '审核报送' };
let kernel: TestKernel;
const send = (rows: string[][], more: Partial<IntakeRequest> = {}): Promise<IntakeResult> =>
  take(kernel, 'penalties-2018', csv(PENALTY_HEADING, rows), { fileName: 'p.csv', caller: CLERK, ...more });
// Held, so that it is not on display yet and a report replaces it.
const held = { CF_SY: '负责人王小明在场' };

beforeAll(async () => {
  kernel = await testKernel({ rooms: [intakeCapability] });
  kernel.settings.dataDirectory = await mkdtemp(join(tmpdir(), 'xh-review-'));
  await register(kernel, 1, 2);
  await send([penalty(1, held)]);
});
const waiting = (): string[] => {
  const folder = join(kernel.settings.dataDirectory, 'uploads');
  return existsSync(folder) ? readdirSync(folder) : [];
};

describe(item(25, 'a batch that waits for a second person'), () => {
  test('shows what it would change, not the file, and takes no row before', async () => {
    const sent = await send(
      [
        penalty(1, { ...held, CF_NR: '罚款3000元', CF_NR_FK: '0.3' }),
        penalty(2, { CF_WSH: '示市监罚〔2026〕90号' }),
        penalty(2, { CF_JDRQ: '' }),
      ],
      { review: true },
    );
    expect(sent).toMatchObject({ state: 'received', counts: { read: 0 } });
    const review = await reviewBatch(kernel, sent.number!, REVIEWER);
    expect(review.counts).toMatchObject({ read: 3, accepted: 1, replaced: 1, rejected: 1 });
    expect(review.changed).toMatchObject([
      {
        row: 2,
        fields: [
          { field: 'fineFen', name: 'CF_NR_FK', from: '2,000元', to: '3,000元' },
          { field: 'text', name: 'CF_NR', from: '罚款2000元', to: '罚款3000元' },
        ],
      },
    ]);
    expect(review.fresh).toMatchObject([{ row: 3, documentNo: '示市监罚〔2026〕90号' }]);
    expect(review.back).toMatchObject([{ row: 4, code: 'MISSING_FIELD' }]);
    const looked = await sql<{ account: string; purpose: string; action: string }>`
      select account, purpose, action from access_log`.execute(kernel.db.kysely);
    expect(looked.rows).toEqual([{ account: 'reviewer', purpose: '审核报送', action: 'batch.reviewed' }]);
    expect(reviewText(review, 'zh-CN')).toContain('CF_NR_FK：2,000元→3,000元');
    // The same file again is the same batch, still waiting.
    expect(waiting()).toHaveLength(1);

    await expect(confirm(kernel, review.proposal!, { ...REVIEWER, account: 'clerk' })).rejects.toMatchObject({
      code: 'SAME_PERSON',
    });
    await confirm(kernel, review.proposal!, REVIEWER);
    await intakeJob(kernel).run({ batchId: sent.batch! });
    expect(await getBatch(kernel, OPERATOR, sent.batch!)).toMatchObject({
      state: 'done',
      accepted: 1,
      replaced: 1,
      rejected: 1,
    });
    expect(waiting()).toEqual([]);
    await expect(reviewBatch(kernel, sent.number!, REVIEWER)).rejects.toMatchObject({ code: 'NOT_OPEN' });
  });

  test('refused, nothing of it stays but that it came', async () => {
    const sent = await send([penalty(2, { CF_WSH: '示市监罚〔2026〕91号' })], { review: true });
    const { proposal } = await reviewBatch(kernel, sent.batch!, REVIEWER);
    await refuse(kernel, proposal!, REVIEWER, '与决定书不符');
    expect(await getBatch(kernel, OPERATOR, sent.batch!)).toMatchObject({
      state: 'refused',
      rows_read: 0,
      spool: null,
    });
    expect(waiting()).toEqual([]);
    // It may come again.
    expect((await send([penalty(2, { CF_WSH: '示市监罚〔2026〕91号' })])).counts.accepted).toBe(1);
  });

  test('is a look with its purpose, for the own organ', async () => {
    const sent = await send([penalty(2, { CF_WSH: '示市监罚〔2026〕92号' })], { review: true });
    await expect(reviewBatch(kernel, sent.number!, { ...REVIEWER, purpose: null })).rejects.toMatchObject({
      code: 'PURPOSE_REQUIRED',
    });
    await expect(reviewBatch(kernel, sent.number!, OPERATOR)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(reviewBatch(kernel, sent.number!, { ...REVIEWER, organ: 'demo-eeb' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('shows of registrations what names, codes and states change', async () => {
    const heading = [...REGISTRATION_HEADING, '注册号'];
    const numbered = (n: number, more = {}): string[] => [...registration(n, more), `50990000000${1000 + n}`];
    await take(kernel, 'registrations', csv(heading, [numbered(31), numbered(32)]), { organ: 'demo-civil' });
    const rows = [
      numbered(31, { 企业名称: '示例改名商贸有限公司', 登记状态: '吊销' }),
      numbered(32, { 成立日期: '2021-01-02' }),
      numbered(33),
    ];
    const sent = await take(kernel, 'registrations', csv(heading, rows), { organ: 'demo-civil', review: true });
    const reviewer = { ...REVIEWER, organ: 'demo-civil' };
    const review = await reviewBatch(kernel, sent.number!, reviewer);
    expect(review.changed.map(({ row, fields }) => [row, ...fields.map(({ name, from, to }) => `${name} ${from} ${to}`)])).toEqual([
      [2, '登记状态 存续 吊销', `企业名称 ${exampleName(31)} 示例改名商贸有限公司`],
      [3, '成立日期 2020-01-02 2021-01-02'],
    ]);
    expect(review.fresh).toMatchObject([{ row: 4, name: exampleName(33) }]);
  });

  test('comes in pages: all that changes, then what goes back, then what is new, each row once', async () => {
    const fresh = (n: number): string[] => penalty(2, { CF_WSH: `示市监罚〔2026〕${700 + n}号` });
    const bad = (n: number): string[] => penalty(2, { CF_WSH: `示市监罚〔2026〕${800 + n}号`, CF_JDRQ: '' });
    await send([penalty(2, { ...held, CF_WSH: '示市监罚〔2026〕699号' })]);
    const changed = penalty(2, { ...held, CF_WSH: '示市监罚〔2026〕699号', CF_NR: '警告' });
    const sent = await send([fresh(1), bad(1), fresh(2), bad(2), fresh(3), changed], { review: true });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await reviewBatch(kernel, sent.number!, REVIEWER, { cursor, limit: 2 });
      expect(page.counts.read).toBe(6);
      for (const section of ['changed', 'back', 'mended', 'fresh'] as const)
        seen.push(...page[section].map(({ row }) => `${section} ${row}`));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(['changed 7', 'back 3', 'back 5', 'fresh 2', 'fresh 4', 'fresh 6']);
    await expect(reviewBatch(kernel, sent.number!, REVIEWER, { cursor: 'x' })).rejects.toMatchObject({ code: 'BAD_CURSOR' });
  });

  test('waits by the rules in force where they name its organ, though nobody asked for it', async () => {
    const shipped = kernel.policy;
    const [rules] = shipped.all<IntakeRulesContent>('intake-rules');
    const named = { ...rules!, content: { ...rules!.content, reviewed: ['demo-amr'] } };
    const all = <C>(kind: PolicyKind) => (kind === 'intake-rules' ? [named as PolicyDocument<C>] : shipped.all<C>(kind));
    const ruled = { ...kernel, policy: { ...shipped, all } };
    const content = csv(PENALTY_HEADING, [penalty(2, { CF_WSH: '示市监罚〔2026〕980号' })]);
    expect(await take(ruled, 'penalties-2018', content, { caller: CLERK })).toMatchObject({
      state: 'received',
      counts: { read: 0 },
    });
    expect(await send([penalty(2, { CF_WSH: '示市监罚〔2026〕981号' })])).toMatchObject({
      state: 'done',
      counts: { read: 1 },
    });
  });
});
