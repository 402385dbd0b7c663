import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { exampleCode } from '../../src/registry/intake/testing/files.ts';
import type { City } from './city.ts';

const FIRM = exampleCode(1);
const reason = ['--reason', '核对过档案'];
const NOBODY = '00000000-0000-4000-8000-000000000000';

/** What is known of bodies and their acts, and how it is put right. */
export function registerCommands(city: () => City): void {
  const record = async (documentNo: string): Promise<string> =>
    (await city().row<{ id: string }>(sql`select record_id as id from records where document_no = ${documentNo}`)).id;

  test('bodies: searched, shown, joined to others', async () => {
    const { reads, inBoth, writes, says, refuses } = city();
    await reads(null, ['subject', 'show', FIRM], `/api/v1/subjects/${FIRM}`);
    await reads('reviewer', ['subject', 'show', FIRM, '--as-of', '2026-11-24'], `/api/v1/subjects/${FIRM}/history?asOf=2026-11-24`);
    const { en } = await refuses(null, ['subject', 'show', `${FIRM.slice(0, 17)}x`], 'BAD_USCC');
    expect(en).toContain('holds a character that no code has');
    await reads(null, ['subject', 'search', '示例1号'], `/api/v1/subjects?query=${encodeURIComponent('示例1号')}`);
    await refuses(null, ['subject', 'search', '示例', '--cursor', 'x'], 'BAD_CURSOR');
    const link = ['--kind', 'absorbed', '--to', exampleCode(2), '--document', '示登〔2026〕1号', ...reason];
    const proposed = await writes(
      'clerk',
      ['subject', 'link', exampleCode(3), ...link, '--since', '2026-11-01'],
      'POST /api/v1/subjects/{key}/links',
    );
    await refuses('stranger', ['subject', 'link', exampleCode(4), ...link, '--since', '2026-11-01'], 'FORBIDDEN');
    await says('reviewer', ['proposals', 'confirm', proposed.proposal!]);
    const links = await inBoth('clerk', ['subject', 'links', exampleCode(3)]);
    expect(links.en).toContain('示登〔2026〕1号');
    await refuses('clerk', ['subject', 'links', exampleCode(3)], 'PURPOSE_REQUIRED', { purpose: false });
    await writes('clerk', ['subject', 'unlink', exampleCode(3), ...link, '--until', '2026-11-20'], 'POST /api/v1/subjects/{key}/links/end');
    await refuses('clerk', ['subject', 'unlink', exampleCode(99), ...link, '--until', '2026-11-20'], 'NOT_FOUND');
    const operator = ['--since', '2026-11-10', '--document', '示登〔2026〕2号', ...reason];
    await writes('clerk', ['subject', 'operator', exampleCode(10, '92'), ...operator], 'POST /api/v1/subjects/{key}/operators');
    await refuses('clerk', ['subject', 'operator', exampleCode(4), ...operator], 'CONFLICT');
  });

  test('receipts: made, checked', async () => {
    const { prints, says, inBoth, refuses } = city();
    const out = join(await mkdtemp(join(tmpdir(), 'xh-receipt-')), 'receipt.pdf');
    const { number } = await prints<{ number: string }>(null, ['receipt', 'make', FIRM, '--out', out]);
    expect((await readFile(out)).subarray(0, 5).toString()).toBe('%PDF-');
    await refuses(null, ['receipt', 'make', exampleCode(99), '--out', out], 'NOT_FOUND');
    expect(await says(null, ['receipt', 'verify', out], 'en')).toContain('Matches');
    expect((await inBoth(null, ['receipt', 'verify', number])).zh).toContain('一致');
    expect(await says(null, ['receipt', 'verify', 'X-1'], 'en', 1)).not.toBe('');
    await refuses(null, ['receipt', 'verify', tmpdir()], 'FILE_UNUSABLE');
  });

  test('the credit file of officials', async () => {
    const { reads, prints, inBoth, refuses } = city();
    const id = await record('示市监罚〔2026〕1号');
    await reads('reviewer', ['records', 'list', '--kind', 'penalty'], '/api/v1/records?kind=penalty&limit=200');
    await refuses('reviewer', ['records', 'list'], 'PURPOSE_REQUIRED', { purpose: false });
    const { en } = await refuses('reviewer', ['records', 'list', '--decided-from', 'spring'], 'BAD_INPUT');
    expect(en).toContain('--decided-from');
    await reads('reviewer', ['records', 'show', id], `/api/v1/records/${id}`);
    await refuses('reviewer', ['records', 'show', NOBODY], 'NOT_FOUND');
    const out = join(await mkdtemp(join(tmpdir(), 'xh-records-')), 'records.csv');
    const exported = ['records', 'export', '--out', out];
    expect((await inBoth('reviewer', exported)).zh).toContain(out);
    expect((await prints<{ rows: number }>('reviewer', exported)).rows).toBeGreaterThan(3);
    await refuses('clerk', exported, 'FORBIDDEN');
  });

  test('publicity: held, late, released, corrected, withdrawn, stayed, shielded, lifted', async () => {
    const { reads, writes, says, refuses } = city();
    const held = await record('示市监罚〔2026〕4号');
    const { zh } = await reads('reviewer', ['publicity', 'held'], '/api/v1/publicity/held?limit=200');
    expect(zh).toContain('示市监罚〔2026〕4号');
    await refuses('reviewer', ['publicity', 'held'], 'PURPOSE_REQUIRED', { purpose: false });
    await refuses('stranger', ['publicity', 'release', held, ...reason], 'FORBIDDEN');
    await writes('reviewer', ['publicity', 'release', held, ...reason], 'POST /api/v1/publicity/{id}/release');
    const month = ['publicity', 'late', '--month', '2026-10'];
    expect(await says('reviewer', month, 'en')).toContain('示市监罚〔2026〕11号');
    await refuses('reviewer', ['publicity', 'late', '--month', 'October'], 'BAD_INPUT');

    const [first, second, third] = [
      await record('示市监罚〔2026〕1号'),
      await record('示市监罚〔2026〕2号'),
      await record('示市监罚〔2026〕3号'),
    ];
    const withdrawn = await writes('reviewer', ['publicity', 'withdraw', first, ...reason], 'POST /api/v1/publicity/{id}/withdraw');
    await says('second', ['cases', 'fire', withdrawn.case!, 'correct']);
    await refuses('reviewer', ['publicity', 'withdraw', first, ...reason], 'NOT_OPEN');
    const correct = ['publicity', 'correct', second, '--kind', 'correction', ...reason];
    await refuses('reviewer', [...correct, '--file', '/nonexistent.json'], 'FILE_UNUSABLE');
    await refuses('reviewer', correct, 'BAD_INPUT');
    const stay = ['--by', 'court', '--organ', '示例市高级人民法院', '--document', '示行保1号', ...reason];
    const stayed = await writes('reviewer', ['publicity', 'stay', third, ...stay], 'POST /api/v1/publicity/{id}/stay');
    await says('second', ['proposals', 'confirm', stayed.proposal!]);
    await refuses('reviewer', ['publicity', 'stay', third, ...stay], 'NOT_OPEN');
    const shield = ['--organ', '示例市高级人民法院', '--basis', '示例重整裁定', '--ends', '重整程序终结', ...reason];
    await writes('reviewer', ['publicity', 'shield', second, ...shield], 'POST /api/v1/publicity/{id}/shield');
    await refuses('reviewer', ['publicity', 'shield', NOBODY, ...shield], 'NOT_FOUND');
    await writes('reviewer', ['publicity', 'lift', third, '--what', 'stay', ...reason], 'POST /api/v1/publicity/{id}/lift');
    await refuses('reviewer', ['publicity', 'lift', held, '--what', 'stay', ...reason], 'NOT_OPEN');
  });

  test('a correction is proposed by its file', async () => {
    const { writes } = city();
    const file = join(await mkdtemp(join(tmpdir(), 'xh-patch-')), 'patch.json');
    await writeFile(file, JSON.stringify({ document: '示更1号', content: { fineFen: 100_000 } }));
    const act = await record('示市监罚〔2026〕11号');
    await writes(
      'reviewer',
      ['publicity', 'correct', act, '--kind', 'correction', '--file', file, ...reason],
      'POST /api/v1/publicity/{id}/correct',
    );
  });

  test('lines that differ', async () => {
    const { reads, prints, inBoth, writes, refuses } = city();
    const { zh } = await reads('local', ['publicity', 'comparisons'], '/api/v1/publicity/comparisons');
    expect(zh).toContain('罚款金额：现存“2,000元”，另一来源“3,000元”');
    await refuses('clerk', ['publicity', 'comparisons'], 'FORBIDDEN');
    const { items } = await prints<{ items: { comparisonId: string }[] }>('local', ['publicity', 'comparisons']);
    const answer = ['publicity', 'answer', items[0]!.comparisonId, '--right', 'held', ...reason];
    await refuses('stranger', answer, 'FORBIDDEN');
    await writes('local', answer, 'POST /api/v1/publicity/comparisons/{id}/answer');
    await refuses('local', answer, 'NOT_OPEN');
    const sources = await inBoth('local', ['publicity', 'sources', await record('示甲市监罚〔2026〕1号')]);
    expect([sources.zh, sources.en]).toEqual([expect.stringContaining('现存内容'), expect.stringContaining('what is held')]);
    await refuses('local', ['publicity', 'sources', NOBODY], 'NOT_FOUND');
  });

  test('codes: checked, their orders, answered, merged and undone, the rate', async () => {
    const { says, prints, reads, writes, inBoth, refuses } = city();
    expect(await says(null, ['codes', 'check'], 'en', 1)).toContain('lower');
    await refuses('officer', ['codes', 'check'], 'FORBIDDEN');
    await reads('reviewer', ['codes', 'orders', '--state', 'open'], '/api/v1/codes/orders?state=open&limit=200');
    await refuses('reviewer', ['codes', 'orders'], 'PURPOSE_REQUIRED', { purpose: false });
    const { items } = await prints<{ items: { number: string; kind: string }[] }>('reviewer', ['codes', 'orders']);
    const number = (kind: string) => items.find((each) => each.kind === kind)!.number;
    const merge = ['codes', 'reply', number('several_codes'), '--kind', 'same_body', '--code', exampleCode(8), ...reason];
    await refuses('clerk', ['codes', 'reply', number('invalid'), '--kind', 'corrected', ...reason], 'BAD_INPUT');
    const { proposal } = await writes('clerk', merge, 'POST /api/v1/codes/orders/{id}/reply');
    await says('reviewer', ['proposals', 'confirm', proposal!]);
    const undo = ['codes', 'undo', number('several_codes'), ...reason];
    await refuses('clerk', ['codes', 'undo', number('invalid'), ...reason], 'NOT_OPEN');
    await writes('clerk', undo, 'POST /api/v1/codes/orders/{id}/undo');
    await reads(null, ['codes', 'rate'], '/api/v1/figures/codes');
    expect((await inBoth(null, ['codes', 'rate'])).en).not.toBe('');
    await refuses(null, ['codes', 'rate', '--month', '1999-01'], 'NOT_FOUND');
  });
}
