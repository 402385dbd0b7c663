import type { Command } from 'commander';
import { localOperator } from '../../../kernel/access/index.ts';
import type { CommandIo, CommandResult, RunCommand } from '../../../kernel/capability.ts';
import { choice } from '../../../kernel/command-options.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { STAYED_BY } from '../../records/types.ts';
import { facetMessages } from './messages.ts';
import { proposeLift, proposeShield, proposeStay, type Proposed } from './propose.ts';
import type { ShieldInput, StayInput } from './types.ts';

const ENDED_BY = { stay: 'unstay', shield: 'unshield' } as const;

/** `publicity stay`, `publicity shield`, `publicity lift`: each opens a proposal. */
export function facetCommands(root: Command, run: RunCommand): void {
  root
    .command('stay')
    .description('propose that enforcement is stayed / 提出停止执行')
    .argument('<id>', 'record or act / 记录或文书编号')
    .addOption(choice('--by <who>', 'by whose decision / 由谁决定', STAYED_BY).makeOptionMandatory())
    .requiredOption('--organ <name>', 'who stayed it / 决定停止执行的单位')
    .requiredOption('--document <number>', 'document / 依据文书')
    .requiredOption('--reason <text>', 'why / 理由')
    .option('--from <date>', 'default today / 缺省为今天')
    .option('--until <date>', 'the last day / 到哪一天')
    .action((id: string, options: StayInput) =>
      run(async (kernel, io) => answered(io, await proposeStay(kernel, id, options, await callerOf(kernel, io)))),
    );
  root
    .command('shield')
    .description('propose that a record is shielded for a time / 提出暂时屏蔽')
    .argument('<id>', 'record or act / 记录或文书编号')
    .requiredOption('--organ <name>', 'who ordered it / 决定屏蔽的单位')
    .requiredOption('--basis <text>', 'article or document / 依据')
    .requiredOption('--reason <text>', 'why / 理由')
    .option('--from <date>', 'default today / 缺省为今天')
    .option('--until <date>', 'the last day / 到哪一天')
    .option('--ends <text>', 'what ends it, where no day does / 没有日期的，以什么为止')
    .action((id: string, options: ShieldInput) =>
      run(async (kernel, io) => answered(io, await proposeShield(kernel, id, options, await callerOf(kernel, io)))),
    );
  root
    .command('lift')
    .description('propose the end of a stay or a shield / 提出恢复执行或者解除屏蔽')
    .argument('<id>', 'record or act / 记录或文书编号')
    .addOption(choice('--what <facet>', 'which of the two / 停止执行还是屏蔽', Object.keys(ENDED_BY)).makeOptionMandatory())
    .requiredOption('--reason <text>', 'why / 理由')
    .action((id: string, { what, reason }: { what: keyof typeof ENDED_BY; reason: string }) =>
      run(async (kernel, io) => answered(io, await proposeLift(kernel, id, ENDED_BY[what], reason, await callerOf(kernel, io)))),
    );
}

function callerOf(kernel: Kernel, { as }: CommandIo) {
  return localOperator(kernel, { as: as.account, purpose: as.purpose });
}

function answered({ language }: CommandIo, done: Proposed): CommandResult {
  return {
    document: done,
    text: t(language, facetMessages).proposed({ proposal: done.proposal, n: done.records.length }),
  };
}
