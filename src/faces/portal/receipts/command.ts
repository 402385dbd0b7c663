import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { localOperator } from '../../../kernel/access/index.ts';
import type { CommandIo, CommandResult, RunCommand } from '../../../kernel/capability.ts';
import { helpIn } from '../../../kernel/command-options.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { issueReceipt, verifyFile, verifyText, type Verification } from '../../../support/receipts/index.ts';
import { resolvePublic } from '../../../registry/publicity/index.ts';
import { checkedView } from './api.ts';
import { receiptPageMessages } from './messages.ts';
import { originOf } from './origin.ts';
import { outcomeText } from './outcome.ts';
import { shownNow, stateNow } from './shown.ts';

/** `receipt make KEY --out F`, `receipt verify FILE|NUMBER`. */
export function receiptCommand(program: Command, run: RunCommand): void {
  const group = program.command('receipt').description(helpIn(receiptPageMessages, (say) => say['command.group']()));
  group
    .command('make')
    .description(helpIn(receiptPageMessages, (say) => say['command.make']()))
    .argument(
      '<key>',
      helpIn(receiptPageMessages, (say) => say['command.key']()),
    )
    .requiredOption(
      '--out <file>',
      helpIn(receiptPageMessages, (say) => say['command.out']()),
    )
    .action((key: string, { out }: { out: string }) => run((kernel, io) => make(kernel, io, key, out)));
  group
    .command('verify')
    .description(helpIn(receiptPageMessages, (say) => say['command.verify']()))
    .argument(
      '<what>',
      helpIn(receiptPageMessages, (say) => say['command.what']()),
    )
    .action((what: string) => run((kernel, io) => verify(kernel, io, what)));
}

async function make(kernel: Kernel, { language, as }: CommandIo, key: string, out: string): Promise<CommandResult> {
  const caller = await localOperator(kernel, { as: as.account, purpose: as.purpose });
  const { subject } = await resolvePublic(kernel, key);
  const shown = await shownNow(kernel, subject, language, originOf(kernel.settings));
  const { content, pdf, ...rest } = await issueReceipt(kernel, caller, shown);
  // Only now, so that no paper lies about whose number is not kept.
  await writeFile(out, pdf).catch((error: unknown) => {
    throw new XinhengError('FILE_UNUSABLE', { path: out }, { cause: error });
  });
  const { number } = content;
  const text = t(language, receiptPageMessages)['command.made']({ number, file: out, pages: rest.pages });
  return { document: { number, file: out, ...rest, content }, text };
}

async function verify(kernel: Kernel, { language }: CommandIo, what: string): Promise<CommandResult> {
  const bytes = await readFile(what).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENAMETOOLONG') return undefined;
    throw new XinhengError('FILE_UNUSABLE', { path: what }, { cause: error });
  });
  const answer = bytes === undefined ? await verifyText(kernel, what, stateNow(kernel)) : await verifyFile(kernel, bytes, stateNow(kernel));
  return {
    document: checkedView(answer),
    text: textOf(answer, language, kernel.settings.address ?? ''),
    exit: answer.outcome === 'good' ? 0 : 1,
  };
}

function textOf(answer: Verification, language: Language, host: string): string {
  const content = 'content' in answer ? answer.content : null;
  return [outcomeText(answer, language, host), ...(content?.summary ?? []), ...(content?.records ?? [])].join('\n');
}
