import { InvalidArgumentError, type Command } from 'commander';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import type { Capability, CommandIo, CommandResult, RunCommand } from '../kernel/capability.ts';
import { t } from '../kernel/i18n/index.ts';
import { DEMO_TODAY, openKernel } from '../kernel/open.ts';
import type { Environment } from '../kernel/settings.ts';
import type { SimulateOptions } from '../simulate/index.ts';
import { cliMessages } from './messages.ts';
import { simulateHooks } from './simulated.ts';

interface Given {
  seed: number;
  days: number;
  from: Temporal.PlainDate;
  crashEvery: number;
  subjects: number;
}

/** A run of its own database, which is gone afterwards: nothing of the operator's is touched. */
export function simulateCommand(program: Command, run: RunCommand, capabilities: readonly Capability[], environment: Environment): void {
  program
    .command('simulate')
    .description('live through days of the invented city, with a process that dies, and check all that must hold / 模拟运行')
    .requiredOption('--seed <n>', 'the same seed is the same run / 种子', whole)
    .option('--days <n>', 'days / 天数', whole, 30)
    .option('--from <date>', 'the first day / 起始日期', day, Temporal.PlainDate.from(DEMO_TODAY).subtract({ months: 8 }))
    .option('--crash-every <n>', 'commits a death on average, 0 = none / 平均多少次提交中断一次', whole, 12)
    .option('--subjects <n>', 'bodies / 主体数', whole, 12)
    .action((given: Given) => run.pure((io) => simulateOnce(given, io, capabilities, environment)));
}

async function simulateOnce(
  given: Given,
  io: CommandIo,
  capabilities: readonly Capability[],
  environment: Environment,
): Promise<CommandResult> {
  // Loaded only here: no other command needs the invented city.
  const { simulate } = await import('../simulate/index.ts');
  const data = await mkdtemp(join(tmpdir(), 'xinheng-simulate-data-'));
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, DATABASE_RETENTION_URL: _retention, ...rest } = environment;
  const kernel = await openKernel({ environment: { XINHENG_LOG: 'silent', ...rest, XINHENG_DATA: data }, rooms: capabilities, demo: true });
  const bar = io.progress(given.days);
  try {
    const options: SimulateOptions = { ...given };
    const result = await simulate(kernel, options, {
      ...simulateHooks(capabilities),
      onDay: (done) => bar.update(done),
    });
    const texts = t(io.language, cliMessages);
    const { seed, days, files, acts, cases, steps, refusals, commits, deaths, checks, failedOn } = result;
    const counts = { seed, days, files, acts, cases, steps, refusals, commits, deaths, checks };
    const text =
      failedOn === null
        ? `${texts['simulate.sound'](counts)}\n${texts['simulate.seen'](result.seen)}`
        : [texts['simulate.broken']({ ...counts, day: failedOn }), ...result.problems].join('\n');
    return { document: result, text, exit: failedOn === null ? 0 : 1 };
  } finally {
    bar.stop();
    await kernel.close({ now: true });
    await rm(data, { recursive: true, force: true });
  }
}

function whole(text: string): number {
  if (!/^\d{1,9}$/u.test(text)) throw new InvalidArgumentError('a whole number');
  return Number(text);
}

function day(text: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    throw new InvalidArgumentError('YYYY-MM-DD');
  }
}
