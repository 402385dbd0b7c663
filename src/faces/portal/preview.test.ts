import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import type { TestKernel } from '../../../test/support/kernel.ts';
import { clerk, elsewhere, reviewDesk, reviewer, second, type Desk } from '../../../test/support/publicity/desk.ts';
import { signIn, testServer, testUser } from '../../../test/support/server.ts';
import { uiCapability } from '../../kernel/ui/capability.ts';
import { heldRows, listChanges } from '../../registry/publicity/index.ts';
import { correct, release, withdraw } from '../../registry/publicity/review/index.ts';
import { agree } from '../../../test/support/publicity/agree.ts';
import { portalCapability } from './capability.ts';
import { previewOf } from './api-preview.ts';

let desk: Desk;
let kernel: TestKernel;
beforeAll(async () => {
  desk = await reviewDesk();
  ({ kernel } = desk);
});

describe(item(25, 'a held row before it is released'), () => {
  const facts = '检查中联系了法定代表人王小明，电话13812345678，另见附件。';

  test('the preview is what the portal says after the release, to the letter', async () => {
    const { plant } = desk;
    const [row] = await plant({
      held: ['PHONE_IN_TEXT'],
      released_on: null,
      content: { title: '示例处罚', facts, fineFen: 200000 },
    });
    const before = await previewOf(kernel, row!.record_id, reviewer);
    expect(before).toMatchObject({ shownNow: false, display: { state: 'shown' } });
    expect(before.record).not.toBeNull();
    await expect(previewOf(kernel, row!.record_id, elsewhere)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(previewOf(kernel, row!.record_id, clerk)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(previewOf(kernel, row!.record_id, { ...reviewer, purpose: null })).rejects.toMatchObject({
      code: 'PURPOSE_REQUIRED',
    });
    await release(kernel, row!.record_id, '已核对', reviewer);
    const server = await testServer(kernel, [portalCapability]);
    const act = (await server.inject(`/api/v1/acts/${row!.act_id}`)).json<{ records: unknown[] }>();
    await server.close();
    expect(JSON.parse(JSON.stringify(before.record))).toEqual(act.records[0]);
    expect(await previewOf(kernel, row!.record_id, reviewer)).toMatchObject({ shownNow: true });
  });

  test('and as a page it is the portal’s own card, for reviewers with a purpose', async () => {
    const [row] = await desk.plant({
      held: ['PHONE_IN_TEXT'],
      released_on: null,
      content: { title: '示例处罚', facts, fineFen: 200000 },
    });
    const server = await testServer(kernel, [portalCapability, uiCapability]);
    await testUser(kernel, { account: 'page-reviewer', role: 'reviewer', organ: 'demo-a-amr' });
    const signed = await signIn(server, 'page-reviewer');
    const url = `/workbench/publicity/${row!.record_id}/public-page`;
    expect((await server.inject({ url, headers: { ...signed } })).statusCode).toBe(403);
    const headers = { ...signed, 'xinheng-purpose': encodeURIComponent('审核待公示记录') };
    const drawn = await server.inject({ url, headers });
    expect(drawn.statusCode).toBe(200);
    await release(kernel, row!.record_id, '已核对', reviewer);
    const shown = await server.inject(`/subjects/id:${row!.subject_id}`);
    expect(shown.statusCode).toBe(200);
    const card = (html: string) => /<article class="record[\s\S]*?<\/article>/u.exec(html)?.[0];
    expect(card(drawn.body)).toContain('13812345678');
    expect(card(drawn.body)).toBe(card(shown.body));
    await server.close();
  });

  test('what would not be shown is said so, with the state', async () => {
    const [row] = await desk.plant({ decided: '2020-01-10', held: ['PHONE_IN_TEXT'], released_on: null });
    const preview = await previewOf(kernel, row!.record_id, reviewer);
    expect(preview.record).toBeNull();
    expect(preview.display.state).not.toBe('shown');
  });

  test('where the reasons stand, and only for who reads the text', async () => {
    const content = { title: '示例处罚', facts };
    await desk.plant({
      held: ['PHONE_IN_TEXT', 'PERSON_IN_TEXT', 'AMOUNT_WORDS'],
      released_on: null,
      content,
      report_due: '2026-11-25',
      received_on: '2026-10-01',
    });
    const { items } = await heldRows(kernel, reviewer, { dueFrom: '2026-11-24', dueTo: '2026-11-25' });
    expect(items).toHaveLength(1);
    const pieces = items[0]!.places.map(({ code, field, from, length }) => [code, field, facts.slice(from, from + length)]);
    expect(pieces).toContainEqual(['PHONE_IN_TEXT', 'facts', expect.stringContaining('13812345678')]);
    expect(pieces).toContainEqual(['PERSON_IN_TEXT', 'facts', expect.stringContaining('王小明')]);
    expect(pieces.every((piece) => piece[2]!.length < facts.length / 2)).toBe(true);
    expect(items[0]!.places.every(({ masked }) => !masked.includes('13812345678') && !masked.includes('王小明'))).toBe(true);
    expect(items[0]!.workingDay).toBeGreaterThan(7);
    const operator = { ...reviewer, role: 'operator' as const, organ: null };
    const seen = await heldRows(kernel, operator, { dueFrom: '2026-11-24', dueTo: '2026-11-25' });
    expect(seen.items.map(({ content: text, places }) => [text, places])).toEqual([[null, []]]);
  });

  test('corrections and withdrawals in one list, newest first, page by page', async () => {
    const { plant } = desk;
    const [one] = await plant({ content: { title: '甲', fineFen: 100 } });
    const [two] = await plant({ content: { title: '乙' } });
    const patch = { content: { fineFen: 200 } };
    await agree(kernel, await correct(kernel, one!.record_id, { kind: 'correction', reason: '金额录错', patch }, reviewer), second);
    await agree(kernel, await withdraw(kernel, two!.record_id, { reason: '复议撤销' }, reviewer), second);
    const first = await listChanges(kernel, { limit: 1 }, reviewer);
    const rest = await listChanges(kernel, { limit: 1, cursor: first.next! }, reviewer);
    const seen = [...first.items, ...rest.items].map((each) => [each.recordId, each.change.kind, each.withdrawn]);
    expect(seen).toHaveLength(2);
    expect(seen).toContainEqual([one!.record_id, 'correction', false]);
    expect(seen).toContainEqual([two!.record_id, 'revocation', true]);
    expect(rest.next).toBeNull();
    expect((await listChanges(kernel, { kind: 'correction' }, reviewer)).items).toHaveLength(1);
    expect((await listChanges(kernel, {}, elsewhere)).items).toEqual([]);
  });
});
