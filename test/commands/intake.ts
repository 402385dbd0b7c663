import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { csv, exampleCode, exampleName, PENALTY_HEADING, penalty, tempFile } from '../../src/registry/intake/testing/files.ts';
import type { City } from './city.ts';

const REGISTER = ['企业名称', '统一社会信用代码', '注册号', '成立日期', '区县', '登记状态', '经营范围'];
const HONOURS = ['企业名称', '统一社会信用代码', '注册号', '荣誉名称', '认定文书号', '认定日期'];
const body = (n: number, code = exampleCode(n), name = exampleName(n), scope = ''): string[] => [
  name,
  code,
  '',
  '2020-01-02',
  '示例甲区',
  '存续',
  scope,
];
const honour = (no: number): string[] => [
  '示例甲商店',
  '',
  `50990000000${1000 + no}`,
  `示例荣誉${no}`,
  `示荣〔2026〕${no}号`,
  '2026-11-20',
];
/** A penalty of the district's bureau, which city and district send both: with another fine each. */
const DISTRICT = {
  CF_CFJG: '示例甲区市场监管局',
  CF_WSH: '示甲市监罚〔2026〕1号',
  CF_NR: '罚款3000元',
  CF_NR_FK: '0.3',
};

/** Files of organs, what became of them, and the rows that wait; it leaves the register that all later commands work on. */
export function intakeCommands(city: () => City): void {
  test('intake run: the register and its acts', async () => {
    const { sends, says, refuses } = city();
    await sends('registrations', REGISTER, [
      ...[2, 3, 4, 5, 6].map((n) => body(n)),
      body(1, exampleCode(1), exampleName(1), '食品销售；家政服务'),
      body(7, exampleCode(7).toLowerCase()),
      body(8),
      body(8, exampleCode(9)),
      body(10, exampleCode(10, '92')),
    ]);
    const wrong = `${exampleCode(5).slice(0, 17)}${exampleCode(5).endsWith('A') ? 'B' : 'A'}`;
    const rows = [
      penalty(1),
      penalty(2),
      penalty(3),
      penalty(1, { CF_WSH: '示市监罚〔2026〕11号', CF_JDRQ: '2026-10-09' }),
      penalty(4, { CF_SY: '经查，未标价。联系电话13800138000。' }),
      penalty(5, { CF_XDR_SHXYM: wrong }),
      penalty(6, { CF_XDR_MC: exampleName(66) }),
    ];
    city().found.set('batch', await sends('penalties-2018', PENALTY_HEADING, rows));
    await sends('penalties-2018', PENALTY_HEADING, [penalty(1, { ...DISTRICT, CF_NR: '罚款2000元', CF_NR_FK: '0.2' })], [], 'demo-a-gov');
    await sends('penalties-2018', PENALTY_HEADING, [penalty(1, DISTRICT)]);
    await sends('honours', HONOURS, [honour(1), honour(2)]);

    const path = await tempFile('penalties.csv', csv(PENALTY_HEADING, rows));
    const run = ['intake', 'run', path, '--organ', 'demo-amr'];
    const rejects = join(await mkdtemp(join(tmpdir(), 'xh-rejects-')), 'rejects.csv');
    expect(await says('clerk', [...run, '--rejects', rejects])).toContain('结果');
    expect(await readFile(rejects, 'utf8')).toContain(exampleName(66));
    expect(await says('clerk', [...run, '--dry-run', '--first', '1'], 'en')).toContain('1 row');
    await refuses('clerk', ['intake', 'run', '/nonexistent.csv', '--organ', 'demo-amr'], 'FILE_UNUSABLE');
    await refuses(null, ['intake', 'run', path, '--organ', 'nobody'], 'ORGAN_UNKNOWN');
    await refuses('stranger', run, 'FORBIDDEN');
  });

  test('batches: listed, looked through by a second person, taken back', async () => {
    const { sends, says, prints, inBoth, reads, writes, refuses } = city();
    const { zh, en } = await inBoth('clerk', ['intake', 'batches', '--organ', 'demo-amr']);
    expect([zh, en]).toEqual([expect.stringContaining('处理完毕'), expect.stringContaining('worked through')]);
    await refuses('director', ['intake', 'batches'], 'FORBIDDEN');

    const one = (n: number) => [penalty(3, { CF_WSH: `示市监罚〔2026〕3${n}号` })];
    const [first, other] = [
      await sends('penalties-2018', PENALTY_HEADING, one(1), ['--review']),
      await sends('penalties-2018', PENALTY_HEADING, one(2), ['--review']),
    ];
    await reads('reviewer', ['intake', 'review', first], `/api/v1/intake/batches/${first}/review`);
    await refuses('clerk', ['intake', 'review', first, '--accept'], 'FORBIDDEN');
    await refuses('reviewer', ['intake', 'review', 'demo-amr-2026-11-9999'], 'NOT_FOUND');
    expect(await says('reviewer', ['intake', 'review', first, '--accept'], 'en')).toContain('1 accepted');
    expect(await prints('reviewer', ['intake', 'review', other, '--refuse', '--reason', '不是本月的'])).toMatchObject({ state: 'refused' });

    const recall = await writes('clerk', ['intake', 'recall', first, '--reason', '整批发错'], 'POST /api/v1/intake/batches/{id}/recall');
    city().found.set('recall', recall.proposal!);
    await refuses('clerk', ['intake', 'recall', 'demo-amr-2026-11-9999', '--reason', '整批发错'], 'NOT_FOUND');
    await writes('clerk', ['intake', 'nil', '--organ', 'demo-amr', '--month', '2026-09'], 'POST /api/v1/intake/nil');
    expect(await says('clerk', ['intake', 'nil', '--organ', 'demo-amr', '--month', '2026-09'], 'en')).toContain('2026-09');
    await refuses('clerk', ['intake', 'nil', '--organ', 'demo-amr', '--month', '2027-01'], 'BAD_INPUT');
  });

  test('rows that went back', async () => {
    const { prints, reads, says, refuses } = city();
    await reads('clerk', ['intake', 'returned', '--organ', 'demo-amr'], '/api/v1/intake/returned?organ=demo-amr');
    await refuses('stranger', ['intake', 'returned', '--organ', 'demo-amr'], 'FORBIDDEN');
    const { items } = await prints<{ items: { batch: string; row: number }[] }>('clerk', ['intake', 'returned']);
    const close = ['intake', 'returned', 'close', items[0]!.batch, String(items[0]!.row), '--reason'];
    await refuses('clerk', [...close, ' '], 'BAD_INPUT');
    await says('clerk', [...close, '决定已经撤销'], 'en');
    await refuses('clerk', [...close, '再销一次'], 'NOT_OPEN');
  });

  test('forms: listed, written to a file, tried, proposed', async () => {
    const { inBoth, reads, says, prints, writes, refuses } = city();
    await reads('clerk', ['intake', 'forms'], '/api/v1/intake/forms');
    await refuses('auditor', ['intake', 'forms'], 'FORBIDDEN');
    const directory = await mkdtemp(join(tmpdir(), 'xh-form-'));
    const file = join(directory, 'form.json');
    await reads('clerk', ['intake', 'forms', 'show', 'honours'], '/api/v1/intake/forms/honours');
    await inBoth('clerk', ['intake', 'forms', 'show', 'honours', '--out', file]);
    await refuses('clerk', ['intake', 'forms', 'show', 'nothing'], 'MAPPING_UNKNOWN');
    const form = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
    await writeFile(file, JSON.stringify({ ...form, id: 'own-honours' }));
    const table = await tempFile('honours.csv', csv(HONOURS, [honour(3)]));
    const attempt = ['intake', 'forms', 'try', file, table, '--organ', 'demo-amr'];
    expect(await prints('clerk', attempt)).toMatchObject({ batch: null, read: 1 });
    expect(await says('clerk', attempt, 'en')).toContain('1 row');
    await refuses('clerk', ['intake', 'forms', 'try', '/nonexistent.json', table, '--organ', 'demo-amr'], 'FILE_UNUSABLE');
    await writes('clerk', ['intake', 'forms', 'propose', file, '--reason', '本市的表'], 'POST /api/v1/intake/forms');
    await writeFile(file, 'no JSON');
    await refuses('clerk', ['intake', 'forms', 'propose', file, '--reason', '本市的表'], 'POLICY_INVALID');
  });

  test('proposals: seen, refused, withdrawn, confirmed by another', async () => {
    const { reads, writes, says, refuses } = city();
    const { zh } = await reads('reviewer', ['proposals'], '/api/v1/proposals?limit=200');
    expect(zh).toContain('整批发错');
    const recall = city().take('recall');
    await refuses('clerk', ['proposals'], 'FORBIDDEN');
    await refuses('clerk', ['proposals', 'confirm', recall], 'FORBIDDEN');
    await refuses('reviewer', ['proposals', 'refuse', recall], 'BAD_INPUT');
    await refuses('reviewer', ['proposals', 'withdraw', recall], 'FORBIDDEN');
    const again = ['intake', 'recall', city().take('batch'), '--reason', '再看一遍'];
    const proposed = (await writes('clerk', again, 'POST /api/v1/intake/batches/{id}/recall')).proposal!;
    expect(await says('clerk', ['proposals', 'withdraw', proposed], 'en')).toContain(proposed);
    const second = (await writes('clerk', again, 'POST /api/v1/intake/batches/{id}/recall')).proposal!;
    await writes('reviewer', ['proposals', 'refuse', second, '--reason', '没有发错'], 'POST /api/v1/proposals/{id}/refuse');
    await writes('reviewer', ['proposals', 'confirm', recall], 'POST /api/v1/proposals/{id}/confirm');
    await refuses('reviewer', ['proposals', 'confirm', recall], 'NOT_OPEN');
  });

  test('the matching desk', async () => {
    const { prints, reads, writes, says, refuses } = city();
    await reads('clerk', ['matching', 'list', '--organ', 'demo-amr'], '/api/v1/matching/rows?organ=demo-amr');
    await refuses('clerk', ['matching', 'list'], 'PURPOSE_REQUIRED', { purpose: false });
    await refuses(null, ['matching', 'list'], 'FORBIDDEN');
    const { items } = await prints<{ items: { id: string }[] }>('clerk', ['matching', 'list']);
    const decide = (row: number) => ['matching', 'decide', items[row]!.id, '--subject', exampleCode(1), '--reason', '来函确认'];
    await refuses('clerk', ['matching', 'decide', items[0]!.id, '--subject', exampleCode(99), '--reason', '来函确认'], 'NOT_FOUND');
    const { decision } = await writes('clerk', decide(0), 'POST /api/v1/matching/rows/{id}/decide');
    await says('clerk', decide(1), 'en');
    const undo = ['matching', 'undo', decision!, '--reason', '认错了'];
    await writes('clerk', undo, 'POST /api/v1/matching/decisions/{id}/undo');
    await refuses('clerk', undo, 'NOT_OPEN');
  });
}
