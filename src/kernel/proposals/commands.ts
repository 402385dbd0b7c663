import type { Command } from 'commander';
import { localOperator, type Caller } from '../access/index.ts';
import type { CommandResult, RunCommand } from '../capability.ts';
import { dayOf } from '../clock/index.ts';
import type { Kernel } from '../context.ts';
import { t, type Language } from '../i18n/index.ts';
import { Temporal } from 'temporal-polyfill';
import { listProposals, toListed, type ListedProposal } from './list.ts';
import { proposalMessages } from './messages.ts';
import { confirm, refuse, withdraw } from './service.ts';
import type { Proposal } from './types.ts';

/** The original; a person at the machine of a Chinese authority. */
const LANGUAGE: Language = 'zh-CN';
const PAGE = 200;

interface Options {
  as?: string;
  reason?: string;
}

export function proposalCommands(program: Command, run: RunCommand): void {
  const root = program.command('proposals').description('list what waits for a second person');
  root.option('--as <account>', 'act as this account').action((_options: Options, command: Command) =>
    run(async (kernel) => {
      const caller = await localOperator(kernel, { as: command.optsWithGlobals<Options>().as });
      const page = await listProposals(kernel.db, caller, LANGUAGE, { limit: PAGE });
      return { document: page, text: listText(page.items, page.next !== null) };
    }),
  );
  decision(root, run, 'confirm', 'confirm a proposal of another person', confirm);
  decision(root, run, 'refuse', 'refuse a proposal of another person', (kernel, id, caller, reason) =>
    refuse(kernel, id, caller, reason ?? ''),
  );
  decision(root, run, 'withdraw', 'take back a proposal of one’s own', withdraw);
}

function decision(
  root: Command,
  run: RunCommand,
  name: string,
  description: string,
  decide: (kernel: Kernel, id: string, caller: Caller, reason?: string) => Promise<Proposal>,
): void {
  root
    .command(name)
    .description(description)
    .argument('<id>', 'the proposal')
    .option('--as <account>', 'the account that decides')
    .option('--reason <text>', 'the reason')
    .action((id: string, _options: Options, command: Command) =>
      run(async (kernel): Promise<CommandResult> => {
        const { as, reason } = command.optsWithGlobals<Options>();
        const caller = await localOperator(kernel, { as });
        const decided = toListed(await decide(kernel, id, caller, reason), LANGUAGE);
        return { document: decided, text: decidedText(decided) };
      }),
    );
}

function listText(items: readonly ListedProposal[], more: boolean): string {
  const texts = t(LANGUAGE, proposalMessages);
  if (items.length === 0) return texts['proposals.none']();
  const lines = items.map((item) =>
    texts['proposals.line']({
      id: item.proposalId,
      description: item.description,
      reason: item.reason,
      by: item.proposedBy,
      on: dayOf(Temporal.Instant.from(item.proposedAt)).toString(),
    }),
  );
  return [...lines, ...(more ? [texts['proposals.more']()] : [])].join('\n');
}

function decidedText(decided: ListedProposal): string {
  if (decided.state === 'open') return '';
  const { proposalId: id, state, description } = decided;
  return t(LANGUAGE, proposalMessages)['proposals.decided']({ id, state, description });
}
