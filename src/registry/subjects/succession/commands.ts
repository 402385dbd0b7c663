import type { Command } from 'commander';
import { localOperator } from '../../../kernel/access/index.ts';
import type { CommandIo, CommandResult, RunCommand } from '../../../kernel/capability.ts';
import { choice } from '../../../kernel/command-options.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { kindKey, successionMessages } from './messages.ts';
import { proposeLink, proposeOperatorChange, proposeUnlink, successionOf, type Proposed } from './propose.ts';
import { LINK_KINDS, type Link, type LinkKind, type OperatorPeriod } from './types.ts';

interface LinkOptions {
  kind: LinkKind;
  to: string;
  document: string;
  reason: string;
}

/** `subject links`, `subject link`, `subject unlink`, `subject operator`. */
export function successionCommands(program: Command, run: RunCommand): void {
  const group =
    program.commands.find((command) => command.name() === 'subject') ??
    program.command('subject').description('bodies: what is public of them, and their links / 主体');
  group
    .command('links')
    .description('links of a body and periods of its operators, for officials / 承接、隶属关系')
    .argument('<key>')
    .action((key: string) =>
      run(async (kernel, io) => {
        const found = await successionOf(kernel, key, await callerOf(kernel, io));
        return { document: found, text: linksText(found, io.language) };
      }),
    );
  const link = (name: string, description: string, day: 'since' | 'until') =>
    group
      .command(name)
      .description(description)
      .argument('<key>')
      .addOption(choice('--kind <kind>', 'what joins them / 关系', LINK_KINDS).makeOptionMandatory())
      .requiredOption('--to <key>', 'the body after, or the head office / 承接的一户，或者总机构')
      .requiredOption(`--${day} <date>`, day === 'since' ? 'first day / 第一天' : 'last day / 最后一天')
      .requiredOption('--document <number>', 'document / 依据文书')
      .requiredOption('--reason <text>', 'why / 理由');
  link('link', 'propose a link / 提出登记关系', 'since').action((key: string, o: LinkOptions & { since: string }) =>
    run(async (kernel, io) => answered(io, await proposeLink(kernel, key, o, await callerOf(kernel, io)))),
  );
  link('unlink', 'propose the end of a link / 提出结束关系', 'until').action((key: string, o: LinkOptions & { until: string }) =>
    run(async (kernel, io) => answered(io, await proposeUnlink(kernel, key, o, await callerOf(kernel, io)))),
  );
  group
    .command('operator')
    .description('propose that the operator of an individual business changed / 提出登记经营者变更')
    .argument('<key>')
    .requiredOption('--since <date>', 'first day of the new operator / 新经营者的第一日')
    .requiredOption('--document <number>', 'document / 依据文书')
    .requiredOption('--reason <text>', 'why / 理由')
    .action((key: string, options: { since: string; document: string; reason: string }) =>
      run(async (kernel, io) => answered(io, await proposeOperatorChange(kernel, key, options, await callerOf(kernel, io)))),
    );
}

function callerOf(kernel: Kernel, { as }: CommandIo) {
  return localOperator(kernel, { as: as.account, purpose: as.purpose });
}

function answered({ language }: CommandIo, done: Proposed): CommandResult {
  return { document: done, text: t(language, successionMessages).proposed(done) };
}

function linksText({ links, operators }: { links: Link[]; operators: OperatorPeriod[] }, language: Language): string {
  const say = t(language, successionMessages);
  const lines = links.map(({ kind, direction, other, since, until, document }) =>
    say[direction]({
      kind: say[kindKey(kind)](),
      name: other.name,
      since,
      until: until === null ? '' : say.until({ day: until }),
      document,
    }),
  );
  const periods = operators.map(({ no, since, until }) =>
    say.operator({ no, since: since ?? say.beginning(), until: until ?? say.present() }),
  );
  return [...(lines.length === 0 ? [say.none()] : lines), ...periods].join('\n');
}
