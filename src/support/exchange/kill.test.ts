import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileForChildren } from '../../../test/support/compile.ts';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { penalty, registration } from '../../registry/intake/testing/files.ts';
import { OPERATOR } from '../../registry/intake/testing/caller.ts';
import { punish, register } from '../../registry/intake/testing/take.ts';
import { settle } from '../../kernel/journal/index.ts';
import { receiveAll, send } from './exchange.ts';
import { exchangeReader } from './reader.ts';
import { openExchange } from './testing/setup.ts';
import type { FolderUpper, UpperReceipt } from './testing/upper.ts';

const ROWS = 40;
/** More with XINHENG_KILLS, in the long checks (scripts/check-long.mjs). */
const KILLS = Number(process.env['XINHENG_KILLS'] ?? 2);
const PATIENCE = Math.max(180_000, 10_000 * KILLS);

let kernel: TestKernel;
let upper: FolderUpper;
let children: ReturnType<typeof compileForChildren>;
beforeAll(async () => {
  kernel = await testKernel();
  ({ upper } = await openExchange(kernel, { fileRows: 6 }));
  children = compileForChildren();
  const all = Array.from({ length: ROWS }, (_, i) => i + 1);
  await register(kernel, ...all.map((n) => registration(n)));
  await punish(kernel, ...all.map((n) => penalty(n)));
  await settle(kernel, [exchangeReader]);
});
afterAll(() => children?.remove());

/** Runs a process that kills itself at the nth time of a step, or is killed after a while; answers how it ended. */
async function run(work: 'send' | 'receive', step: string, nth = 1, killAfter?: number): Promise<NodeJS.Signals | number | null> {
  const script = new URL('./testing/child.mjs', import.meta.url).pathname;
  const { dataDirectory } = kernel.settings;
  const args = [script, children.directory, kernel.db.url, dataDirectory, work, step, String(nth)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<NodeJS.Signals | number | null>((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));
  if (killAfter !== undefined) {
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await pause(killAfter);
    child.kill('SIGKILL');
  }
  return ended;
}

async function counts(): Promise<{ sendings: number; files: number; made: number }> {
  const { rows } = await sql<{ sendings: number; files: number; made: number }>`
    select (select count(*)::int from exchange_sendings) as sendings, (select count(*)::int from exchange_files) as files,
      (select count(*)::int from exchange_files where state = 'made') as made`.execute(kernel.db.kysely);
  return rows[0]!;
}

test(
  item(24, 'kill -9 between any two steps of sending neither loses nor doubles a row'),
  async () => {
    // One after the other on the same rows: each goes on with what the one before left.
    // Before the third choice commits: two files are made, the rest is still due.
    expect(await run('send', 'chosen', 3)).toBe('SIGKILL');
    expect(await counts()).toEqual({ sendings: 12, files: 2, made: 2 });
    expect(await run('send', 'collected')).toBe('SIGKILL');
    expect(await counts()).toEqual({ sendings: ROWS, files: 7, made: 7 });
    for (const [step, nth] of [
      ['before-publish', 1],
      ['published', 1],
      ['marked', 1],
      ['published', 2],
    ] as const) {
      expect(await run('send', step, nth)).toBe('SIGKILL');
      await upper.take();
    }
    for (let kill = 0; kill < KILLS; kill++) {
      await run('send', 'none', 1, 60 * kill);
      await upper.take();
    }
    await send(kernel, { caller: OPERATOR });
    await upper.take();
    const rows = [...upper.files.values()].flatMap((file) => file.rows.map((row) => row['CF_WSH']!));
    expect(rows).toHaveLength(ROWS);
    expect(new Set(rows).size).toBe(ROWS);
    // A file that came twice was the same file: else the stand-in would have thrown. It did happen, or nothing was shown.
    expect(upper.came.length).toBeGreaterThan(upper.files.size);
    expect(await counts()).toEqual({ sendings: ROWS, files: 7, made: 0 });
    expect((await send(kernel, { caller: OPERATOR })).made).toEqual([]);
  },
  PATIENCE,
);

test(
  item(24, 'kill -9 between any two steps of receiving applies a receipt once'),
  async () => {
    for (const file of upper.files.values()) {
      await upper.giveReceipts(
        file.rows.map((_, i): UpperReceipt => ({
          file: file.manifest.number,
          row: i + 1,
          outcome: i === 0 ? 'returned' : 'accepted',
          code: i === 0 ? 'E1' : '',
          text: '',
          at: '2026-11-24 16:00:00',
        })),
      );
    }
    expect(await run('receive', 'applied', 1)).toBe('SIGKILL');
    expect(await run('receive', 'settled', 2)).toBe('SIGKILL');
    expect(await run('receive', 'applied', 2)).toBe('SIGKILL');
    await receiveAll(kernel, { caller: OPERATOR });
    const { rows } = await sql<{ outcome: string; n: number }>`
      select outcome, count(*)::int as n from exchange_sendings group by outcome order by outcome`.execute(kernel.db.kysely);
    expect(rows).toEqual([
      { outcome: 'accepted', n: ROWS - 7 },
      { outcome: 'returned', n: 7 },
    ]);
    const once = await sql<{ arrivals: number; mending: number; open: number; receipts: number }>`
      select (select count(*)::int from exchange_arrivals) as arrivals,
        (select count(*)::int from deadlines where rule = 'exchange.mend' and state = 'open') as mending,
        (select sum(open_rows)::int from exchange_files) as open,
        (select count(*)::int from deadlines where rule = 'exchange.receipt' and state = 'met') as receipts`.execute(kernel.db.kysely);
    expect(once.rows[0]).toEqual({ arrivals: 7, mending: 7, open: 0, receipts: 7 });
  },
  PATIENCE,
);
