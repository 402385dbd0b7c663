import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { localOperator, type Caller } from '../../kernel/access/index.ts';
import type { CommandIo, RunCommand } from '../../kernel/capability.ts';
import { choice } from '../../kernel/command-options.ts';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { CORRECTION_KINDS, type CorrectionKind } from '../records/types.ts';
import { comparisonCommands } from './comparisons/commands.ts';
import { facetCommands } from './facets/commands.ts';
import { amendedText, heldText, lateText, releasedText } from './command-text.ts';
import { correct, heldRows, release, withdraw, WITHDRAWAL_KINDS, type WithdrawalKind } from './review/index.ts';
import { lateActs, periodOf, timeliness, type PeriodQuery } from './timeliness/index.ts';

const PAGE = 200;

export function publicityCommands(program: Command, run: RunCommand): void {
  const root = program.command('publicity').description('release, correction and withdrawal of acts / 公示');
  root
    .command('held')
    .description('rows that wait for a reviewer / 待审核的记录')
    .option('--cursor <cursor>', 'next page / 下一页')
    .action((options: { cursor?: string }) =>
      run(async (kernel, io) => {
        const page = await heldRows(kernel, await callerOf(kernel, io), { cursor: options.cursor, limit: PAGE });
        return { document: page, text: heldText(kernel, page, io.language) };
      }),
    );
  root
    .command('release')
    .description('release a held row / 放行')
    .argument('<id>', 'record or act / 记录或文书编号')
    .requiredOption('--reason <text>', 'why / 理由')
    .action((id: string, options: { reason: string }) =>
      run(async (kernel, io) => {
        const done = await release(kernel, id, options.reason, await callerOf(kernel, io));
        return { document: done, text: releasedText(done, io.language) };
      }),
    );
  amendments(root, run);
  comparisonCommands(root, run);
  facetCommands(root, run);
  root
    .command('late')
    .description('what was reported late / 迟报清单')
    .option('--month <yyyy-mm>', 'of one month / 月份')
    .option('--from <date>', 'first day / 第一天')
    .option('--to <date>', 'last day / 最后一天')
    .option('--cursor <cursor>', 'next page / 下一页')
    .action((options: PeriodQuery & { cursor?: string }) =>
      run(async (kernel, io) => {
        const today = kernel.clock.today().toString();
        const period = periodOf(kernel, options, today);
        const page = await lateActs(kernel, period, await callerOf(kernel, io), {
          cursor: options.cursor,
          limit: PAGE,
        });
        const { total } = await timeliness(kernel, period, today);
        return {
          document: { ...period, total, ...page },
          text: lateText(kernel, { period, total }, page, io.language),
        };
      }),
    );
}

function amendments(root: Command, run: RunCommand): void {
  root
    .command('correct')
    .description('propose a correction after display / 提出更正')
    .argument('<id>', 'record or act / 记录或文书编号')
    .addOption(choice('--kind <kind>', 'what is corrected / 更正类型', CORRECTION_KINDS).makeOptionMandatory())
    .requiredOption('--reason <text>', 'why / 理由')
    .option('--file <json>', 'the fields as they are right / 更正内容')
    .option('--decided <date>', 'day of the decision that triggers it / 变更、撤销等决定的日期')
    .action((id: string, options: { kind: CorrectionKind; reason: string; file?: string; decided?: string }) =>
      run(async (kernel, io) => {
        const { kind, reason, file, decided: decidedOn } = options;
        const patch = file === undefined ? undefined : await readPatch(file);
        const input = { kind, reason, patch, decidedOn };
        const done = await correct(kernel, id, input, await callerOf(kernel, io));
        return { document: done, text: amendedText(done, io.language) };
      }),
    );
  root
    .command('withdraw')
    .description('propose to withdraw from display / 提出撤回')
    .argument('<id>', 'record or act / 记录或文书编号')
    .requiredOption('--reason <text>', 'published / 公开的理由')
    .addOption(choice('--kind <kind>', 'what ends it / 撤回类型', WITHDRAWAL_KINDS).default('revocation'))
    .option('--document <number>', 'document of the decision / 依据文书')
    .option('--decided <date>', 'day of the decision that triggers it / 变更、撤销等决定的日期')
    .action((id: string, options: { kind: WithdrawalKind; reason: string; document?: string; decided?: string }) =>
      run(async (kernel, io) => {
        const { decided: decidedOn, ...given } = options;
        const input = { ...given, decidedOn };
        const done = await withdraw(kernel, id, input, await callerOf(kernel, io));
        return { document: done, text: amendedText(done, io.language) };
      }),
    );
}

function callerOf(kernel: Kernel, { as }: CommandIo): Promise<Caller> {
  return localOperator(kernel, { as: as.account, purpose: as.purpose });
}

async function readPatch(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new XinhengError('BAD_INPUT', { what: `--file ${file}` }, { cause: error });
  }
}
