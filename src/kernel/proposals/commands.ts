import type { Command } from 'commander';
import { Temporal } from 'temporal-polyfill';
import { localOperator, type Caller } from '../access/index.ts';
import type { CommandIo, CommandResult, RunCommand } from '../capability.ts';
import { dayOf } from '../clock/index.ts';
import type { Kernel } from '../context.ts';
import { t, type Language } from '../i18n/index.ts';
import { listProposals, toDecided, type Decided, type ListedProposal } from './list.ts';
import { proposalMessages } from './messages.ts';
import { confirm, refuse, withdraw } from './service.ts';
import type { Proposal } from './types.ts';

const PAGE = 200;

export function proposalCommands(program: Command, run: RunCommand): void {
  const root = program.command('proposals').description('what waits for a second person / 待另一人确认的事项');
  root.action(() =>
    run(async (kernel, io) => {
      const page = await listProposals(kernel, await callerOf(kernel, io), io.language, { limit: PAGE });
      return { document: page, text: listText(page.items, page.next !== null, io.language) };
    }),
  );
  decision(root, run, 'confirm', 'confirm a proposal of another person / 确认他人提出的事项', confirm);
  decision(root, run, 'refuse', 'refuse a proposal of another person / 不同意他人提出的事项', (kernel, id, caller, reason) =>
    refuse(kernel, id, caller, reason ?? ''),
  );
  decision(root, run, 'withdraw', 'take back a proposal of one’s own / 撤回自己提出的事项', withdraw);
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
    .argument('<id>', 'number of the proposal / 事项编号')
    .option('--reason <text>', 'the reason / 理由')
    .action((id: string, options: { reason?: string }) =>
      run(async (kernel, io): Promise<CommandResult> => {
        const decided = await decide(kernel, id, await callerOf(kernel, io), options.reason);
        const document = toDecided(decided);
        return { document, text: decidedText(document, io.language) };
      }),
    );
}

function callerOf(kernel: Kernel, { as }: CommandIo): Promise<Caller> {
  return localOperator(kernel, { as: as.account ?? undefined, purpose: as.purpose ?? undefined });
}

function listText(items: readonly ListedProposal[], more: boolean, language: Language): string {
  const texts = t(language, proposalMessages);
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

function decidedText(decided: Decided, language: Language): string {
  if (decided.state === 'open') return '';
  const { proposalId: id, state } = decided;
  return t(language, proposalMessages)['proposals.decided']({ id, state });
}
