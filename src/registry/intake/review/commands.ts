import type { Command } from 'commander';
import { localOperator } from '../../../kernel/access/index.ts';
import type { CommandIo, CommandResult, RunCommand } from '../../../kernel/capability.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { allReaders, settle } from '../../../kernel/journal/index.ts';
import { confirm, refuse } from '../../../kernel/proposals/index.ts';
import { intakeJob } from '../batches/job.ts';
import { getBatch } from '../batches/list.ts';
import { receiptOf, receiptText } from '../batches/receipt.ts';
import { reviewBatch } from './look.ts';
import { reviewText } from './text.ts';

interface ReviewOptions {
  accept?: boolean;
  refuse?: boolean;
  reason?: string;
  cursor?: string;
}

export function reviewCommand(root: Command, run: RunCommand): void {
  root
    .command('review')
    .description('what a batch that waits would change; accept or refuse it as a second person / 审核一批：看变化，同意或退回')
    .argument('<batch>')
    .option('--accept', 'its rows are taken / 同意')
    .option('--refuse', 'no row is taken / 退回')
    .option('--cursor <cursor>', 'the next page of changes / 下一页')
    .option('--reason <text>', 'why / 理由')
    .action((batch: string, options: ReviewOptions) => run((kernel, io) => review(kernel, io, batch, options)));
}

async function review(kernel: Kernel, io: CommandIo, key: string, options: ReviewOptions): Promise<CommandResult> {
  const caller = await localOperator(kernel, { as: io.as.account, purpose: io.as.purpose });
  const document = await reviewBatch(kernel, key, caller, { cursor: options.cursor });
  if (!options.accept && !options.refuse) return { document, text: reviewText(document, io.language) };
  const { batch: id, proposal } = document;
  if (proposal === null || (options.accept && options.refuse)) throw new XinhengError('BAD_INPUT', { what: key });
  if (options.refuse) await refuse(kernel, proposal, caller, options.reason ?? '');
  else {
    await confirm(kernel, proposal, caller, options.reason);
    // A server would do it as a job; the command stays until the rows are in.
    await intakeJob(kernel).run({ batchId: id });
    await settle(kernel, allReaders(kernel));
  }
  const batch = await getBatch(kernel, caller, id);
  return { document: receiptOf(kernel, batch), text: receiptText(kernel, batch, io.language) };
}
