import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportedPolicy } from '../../src/kernel/policy/index.ts';
import { exampleCode } from '../../src/registry/intake/testing/files.ts';
import type { City } from './city.ts';

const field = (fields: Record<string, string>) => Object.entries(fields).flatMap(([name, value]) => ['--field', `${name}=${value}`]);
const PROPOSAL = field({
  facts: '检查发现超过保质期的食品3批。',
  'proposal-reasons': '情节严重。',
  'legal-basis': '《示例办法》第五条',
  measures: '提高检查频次。',
  outcome: 'listed',
});

/** Cases, absences, and the publication of policy, which is a case. */
export function procedureCommands(city: () => City): void {
  test('a case: opened, taken on, its notice served', async () => {
    const { reads, writes, prints, says, refuses } = city();
    const opening = field({ cause: '经营超过保质期的食品案', 'penalty-document': '示甲市监罚〔2026〕1号' });
    const open = ['cases', 'open', 'serious-list', '--subject', exampleCode(4), ...opening];
    const { caseId } = await writes('officer', open, 'POST /api/v1/cases');
    await refuses('clerk', open, 'FORBIDDEN', { cites: true });
    await refuses('officer', ['cases', 'open', 'nothing'], 'NOT_FOUND');
    await refuses('officer', ['cases', 'open', 'serious-list', '--subject', exampleCode(4)], 'BAD_INPUT');
    await reads('officer', ['cases', '--procedure', 'serious-list'], '/api/v1/cases?procedure=serious-list');
    await refuses('officer', ['cases'], 'PURPOSE_REQUIRED', { purpose: false });
    await reads('officer', ['cases', 'show', caseId!], `/api/v1/cases/${caseId}`);
    await refuses('stranger', ['cases', 'show', caseId!], 'NOT_FOUND');
    await reads('officer', ['cases', 'work'], '/api/v1/work');
    await refuses('owner-of-nothing', ['cases', 'work'], 'NOT_FOUND');

    await writes('officer', ['cases', 'fire', caseId!, 'propose', ...PROPOSAL], 'POST /api/v1/cases/{id}/transitions');
    await refuses('officer', ['cases', 'fire', caseId!, 'notify'], 'FORBIDDEN', { cites: true });
    await refuses('officer', ['cases', 'fire', caseId!, 'consent'], 'NOT_OPEN', { cites: true });
    expect(await says('head', ['cases', 'fire', caseId!, 'notify'], 'en')).toContain('advance-notice');
    const { documents } = await prints<{ documents: { kind: string }[] }>('officer', ['cases', 'show', caseId!]);
    expect(documents.map(({ kind }) => kind)).toEqual(['advance-notice']);
    const serve = ['cases', 'serve', caseId!, 'advance-notice', '--to', '示例收件人', '--address', '示例路1号', '--method'];
    await refuses('officer', [...serve, 'electronic'], 'DELIVERY_REFUSED');
    const { deliveryId } = await writes('officer', [...serve, 'in-person'], 'POST /api/v1/cases/{id}/services');
    const outcome = ['cases', 'outcome', caseId!, deliveryId!, '--outcome', 'delivered'];
    await refuses('officer', outcome, 'DELIVERY_REFUSED');
    await writes('officer', [...outcome, '--proof', 'receipt=回证'], 'POST /api/v1/cases/{id}/services/{delivery}');
    expect(await says('officer', ['cases', 'show', caseId!], 'en')).toContain('Period to answer  last day 2026-12-01');
  });

  test('who is away', async () => {
    const { reads, writes, says, prints, refuses } = city();
    const away = ['cases', 'absences', 'set', 'officer', '--from', '2026-11-24', '--to', '2026-11-27', '--substitute'];
    await refuses('officer', [...away, 'nobody'], 'NOT_FOUND');
    await writes('officer', [...away, 'officer2'], 'PUT /api/v1/absences');
    await reads('officer', ['cases', 'absences'], '/api/v1/absences');
    await refuses('guard', ['cases', 'absences', 'end', '1'], 'NOT_FOUND');
    await refuses('auditor', ['cases', 'absences'], 'FORBIDDEN');
    const { items } = await prints<{ items: { absenceId: string }[] }>('officer', ['cases', 'absences']);
    expect(await says('officer', ['cases', 'absences', 'end', items[0]!.absenceId], 'en')).toContain('officer');
  });

  test('policy: drafted, compared, put before the legal office, discarded', async () => {
    const { reads, writes, says, refuses } = city();
    const { policy } = city().kernel;
    const file = join(await mkdtemp(join(tmpdir(), 'xh-policy-')), 'looks.json');
    const looks = exportedPolicy(policy.get('look-rules', 'looks')) as { content: object };
    await writeFile(
      file,
      JSON.stringify({ ...looks, edition: '2', inForceFrom: '2027-01-01', content: { deferral: { longestDays: 90 } } }),
    );
    const name = 'look-rules/looks@2';
    await writes('editor', ['policy', 'draft', file], 'PUT /api/v1/policy/drafts');
    await refuses('clerk', ['policy', 'draft', file], 'FORBIDDEN');
    await refuses('editor', ['policy', 'draft', '/nonexistent.json'], 'FILE_UNUSABLE');
    await reads('editor', ['policy', 'drafts'], '/api/v1/policy/drafts');
    await refuses('clerk', ['policy', 'drafts'], 'FORBIDDEN');
    const { zh } = await reads('editor', ['policy', 'differences', name], `/api/v1/policy/drafts/${name.replace('@', '/')}`);
    expect(zh).toContain('90');
    await refuses('editor', ['policy', 'differences', 'look-rules/looks@3'], 'NOT_FOUND');
    await reads('editor', ['policy', 'unverified'], '/api/v1/policy/unverified');
    await refuses('stranger', ['policy', 'unverified'], 'FORBIDDEN');
    const propose = ['policy', 'propose', name, '--reason', '缩短暂缓告知的最长期限'];
    const { case: proposed } = await writes('editor', propose, 'POST /api/v1/policy/{kind}/{id}/{edition}/proposal');
    await refuses('editor', propose, 'CONFLICT', { cites: true });
    await refuses('editor', ['policy', 'discard', 'look-rules/looks@3'], 'NOT_FOUND');
    await says('editor', ['cases', 'fire', proposed!, 'withdraw', '--field', 'reason=再改一改'], 'en');
    expect(await says('editor', ['policy', 'discard', name], 'en')).toContain(name);
  });

  test('editions of the catalogue', async () => {
    const { prints, reads, says, refuses } = city();
    const { items } = await prints<{ items: { edition: string }[] }>(null, ['catalogue', 'editions']);
    expect(items.map(({ edition }) => edition)).toContain('shili-2026-1');
    await says(null, ['catalogue', 'editions'], 'en');
    await reads(null, ['catalogue', 'changes', '2022', '2024'], '/api/v1/catalogue/changes?from=2022&to=2024');
    await refuses(null, ['catalogue', 'changes', '2022', '1900'], 'NOT_FOUND');
    expect(await prints(null, ['catalogue', 'export', '2024'])).toMatchObject({ kind: 'catalogue', edition: '2024' });
    await refuses(null, ['catalogue', 'export', '1900'], 'NOT_FOUND');
  });
}
