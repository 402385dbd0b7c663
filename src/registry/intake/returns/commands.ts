import type { Command } from 'commander';
import { localOperator } from '../../../kernel/access/index.ts';
import type { CommandIo, CommandResult, RunCommand } from '../../../kernel/capability.ts';
import { wholeNumber } from '../../../kernel/command-options.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { intakeMessages } from '../messages.ts';
import { closeReturn, listReturns, saidReturn, type ReturnsQuery } from './list.ts';

export function returnedCommands(root: Command, run: RunCommand): void {
  const returned = root
    .command('returned')
    .description('rows that went back and have not come again, with their due days / 退回未改的行和期限')
    .option('--organ <code>', 'of one organ / 某单位的')
    .option('--late', 'only those past their day / 只看超期的')
    .option('--cursor <cursor>', 'next page / 下一页')
    .action((options: ReturnsQuery) => run((kernel, io) => list(kernel, io, options)));
  returned
    .command('close')
    .description('a row that will not come again / 不再重报的行销号')
    .argument('<batch>')
    .argument('<row>', 'as the file numbers it / 文件里的行号', wholeNumber)
    .requiredOption('--reason <text>', 'why / 理由')
    .action((batch: string, row: number, options: { reason: string }) =>
      run(async (kernel, io): Promise<CommandResult> => {
        const caller = await localOperator(kernel, { as: io.as.account, purpose: io.as.purpose });
        const document = await closeReturn(kernel, { batch, row, reason: options.reason }, caller);
        return { document, text: t(io.language, intakeMessages)['returned.closed']({ ...document }) };
      }),
    );
}

async function list(kernel: Kernel, io: CommandIo, query: ReturnsQuery): Promise<CommandResult> {
  const caller = await localOperator(kernel, { as: io.as.account, purpose: io.as.purpose });
  const { items, next } = await listReturns(kernel, query, caller);
  const document = { items: items.map((row) => saidReturn(row, io.language)), next };
  const texts = t(io.language, intakeMessages);
  const lines = document.items.map(({ batch, row, column, what, due, workingDaysLeft }) => {
    const said = {
      batch,
      row,
      what: column === null ? what : texts['finding.at']({ column, what }),
      due,
      days: Math.abs(workingDaysLeft),
    };
    return workingDaysLeft < 0 ? texts['returned.late'](said) : texts['returned.line'](said);
  });
  if (lines.length === 0) lines.push(texts['returned.none']({}));
  if (next !== null) lines.push(`--cursor=${next}`);
  return { document, text: lines.join('\n') };
}
