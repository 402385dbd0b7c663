import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { hire } from '../../../test/support/publicity/desk.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { plantAct } from '../../../test/support/publicity/plant.ts';
import { buildProgram, runProgram } from '../../cli/program.ts';
import { ANONYMOUS } from '../../kernel/access/index.ts';
import { fire } from '../../kernel/procedures/index.ts';
import { publicityCapability } from './capability.ts';
import { publicAct } from './public-act.ts';
import { intakeCapability } from '../intake/capability.ts';

let kernel: TestKernel;
let data: string;
beforeAll(async () => {
  kernel = await testKernel({ rooms: [publicityCapability, intakeCapability] });
  await hire(kernel, { ...ANONYMOUS, account: 'reviewer', role: 'reviewer', organ: 'demo-amr' });
  data = await mkdtemp(join(tmpdir(), 'xh-publicity-'));
  await sql`insert into instance (id, jurisdiction, demo, created_at) values (1, 'demo', true, '2026-01-01')`.execute(kernel.db.kysely);
});

/** One command as typed, with --json unless told otherwise. */
async function xinheng(...argv: string[]) {
  return typed('zh_CN.UTF-8', ...argv);
}

async function typed(locale: string, ...argv: string[]): Promise<{ exit: number; document: Record<string, unknown>; text: string }> {
  let exit = -1;
  const out: string[] = [];
  const environment = { XINHENG_DATA: data, DATABASE_URL: kernel.db.url, XINHENG_TODAY: '2026-11-24', LANG: locale };
  const terminal = {
    environment,
    out: (text: string) => void out.push(text),
    err: () => undefined,
    exit: (code: number) => void (exit = code),
  };
  await runProgram(buildProgram([publicityCapability, intakeCapability], terminal), argv, terminal);
  const text = out.join('');
  return { exit, text, document: argv.includes('--json') ? (JSON.parse(text) as Record<string, unknown>) : {} };
}

test(item(25, 'publicity on the command line: held, release, correct, withdraw, late'), { timeout: 60_000 }, async () => {
  const [row] = await plantAct(kernel.db, [
    {
      held: ['PHONE_IN_TEXT'],
      released_on: null,
      decided: '2026-10-09',
      received_on: '2026-10-20',
      report_due: '2026-10-19',
      days_late: 1,
    },
  ]);
  const id = row!.record_id;
  const status = async () => (await publicAct(kernel.db, row!.act_id, '2026-11-24')).status;

  expect(await xinheng('publicity', 'held', '--json')).toMatchObject({
    exit: 1,
    document: { code: 'PURPOSE_REQUIRED' },
  });
  const held = await xinheng('--purpose', '每日核对', 'publicity', 'held', '--json');
  expect(held).toMatchObject({
    exit: 0,
    document: { items: [{ recordId: id, days: 35, content: null }], next: null },
  });
  const listed = async (locale: string) => (await typed(locale, '--purpose', '每日核对', 'publicity', 'held')).text;
  expect(await listed('zh_CN.UTF-8')).toMatch(/已等候35天 {2}内容里可能有电话号码$/mu);
  expect(await listed('zh_CN.UTF-8')).not.toContain('demo-');
  expect(await listed('en_GB.UTF-8')).not.toMatch(/[A-Z]+_[A-Z]+/u);
  expect(await xinheng('publicity', 'release', id, '--reason', '核对过', '--json')).toMatchObject({
    exit: 0,
    document: { recordId: id },
  });
  expect(await status()).toBe('shown');
  expect(await xinheng('publicity', 'release', id, '--reason', '核对过', '--json')).toMatchObject({
    exit: 1,
    document: { code: 'NOT_OPEN' },
  });

  const file = join(data, 'patch.json');
  await writeFile(file, JSON.stringify({ document: '示更1号', content: { fineFen: 100 } }));
  const proposed = await xinheng('publicity', 'correct', id, '--kind', 'correction', '--reason', '录错', '--file', file, '--json');
  expect(proposed).toMatchObject({ exit: 0, document: { state: 'proposed', due: '2026-11-27' } });
  const second = { ...ANONYMOUS, account: 'reviewer', role: 'reviewer', organ: 'demo-amr' } as const;
  const agree = (caseId: unknown) => fire(kernel, { caseId: String(caseId), transition: 'correct' }, second);
  await agree(proposed.document['case']);

  const withdrawal = await xinheng('publicity', 'withdraw', row!.act_id, '--reason', '判决撤销', '--decided', '2026-11-20', '--json');
  expect(withdrawal).toMatchObject({ exit: 0, document: { state: 'proposed', due: '2026-11-25' } });
  const twice = ['publicity', 'withdraw', row!.act_id, '--reason', '判决撤销', '--json'];
  expect(await xinheng(...twice)).toMatchObject({ exit: 1, document: { code: 'CONFLICT' } });
  await agree(withdrawal.document['case']);
  expect(await status()).toBe('withdrawn');

  const late = await xinheng('--purpose', '每日核对', 'publicity', 'late', '--month', '2026-10', '--json');
  expect(late).toMatchObject({
    exit: 0,
    document: { from: '2026-10-01', total: { acts: 1, late: 1 }, items: [{ recordId: id, daysLate: 1 }] },
  });
  expect(await xinheng('publicity', 'withdraw', id, '--kind', 'whim', '--reason', 'x', '--json')).toMatchObject({
    exit: 2,
    document: { code: 'BAD_INPUT' },
  });
});
