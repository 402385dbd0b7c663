import type { Command } from 'commander';
import { localOperator, type Caller } from '../../../kernel/access/index.ts';
import type { CommandIo, RunCommand } from '../../../kernel/capability.ts';
import { choice } from '../../../kernel/command-options.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { fieldText, fieldTitle } from '../field-words.ts';
import { answerComparison, RIGHTS, type Answered } from './answer.ts';
import { openComparisons, sourcesOf, type OpenComparison, type SourceLine } from './list.ts';
import { comparisonMessages } from './messages.ts';

const PAGE = 200;

/** `publicity comparisons`, `publicity answer`, `publicity sources`, under the command of the room. */
export function comparisonCommands(root: Command, run: RunCommand): void {
  root
    .command('comparisons')
    .description('acts of which two lines say different things / 来源差异')
    .option('--cursor <cursor>', 'next page / 下一页')
    .action((options: { cursor?: string }) =>
      run(async (kernel, io) => {
        const page = await openComparisons(kernel, await callerOf(kernel, io), { ...options, limit: PAGE });
        return { document: page, text: listText(kernel, page, io.language) };
      }),
    );
  root
    .command('answer')
    .description('which line is right / 答复来源差异')
    .argument('<id>', 'comparison / 差异编号')
    .addOption(choice('--right <line>', 'the one that is right / 以哪一个为准', RIGHTS).makeOptionMandatory())
    .requiredOption('--reason <text>', 'why / 理由')
    .action((id: string, options: { right: (typeof RIGHTS)[number]; reason: string }) =>
      run(async (kernel, io) => {
        const done = await answerComparison(kernel, id, options, await callerOf(kernel, io));
        return { document: done, text: answeredText(done, io.language) };
      }),
    );
  root
    .command('sources')
    .description('the lines by which an act came / 文书的各个来源')
    .argument('<id>', 'record or act / 记录或文书编号')
    .action((id: string) =>
      run(async (kernel, io) => {
        const found = await sourcesOf(kernel, id, await callerOf(kernel, io));
        return { document: found, text: found.items.map((line) => sourceText(line, io.language)).join('\n') };
      }),
    );
}

function callerOf(kernel: Kernel, { as }: CommandIo): Promise<Caller> {
  return localOperator(kernel, { as: as.account, purpose: as.purpose });
}

function listText(kernel: Kernel, { items, next }: { items: OpenComparison[]; next: string | null }, language: Language): string {
  const say = t(language, comparisonMessages);
  if (items.length === 0) return say.none();
  const lines = items.flatMap(({ comparisonId: id, fields, ...row }) => [
    say.row({ id, ...row }),
    ...Object.entries(fields).map(([field, { held, given }]) =>
      say.field({
        field: fieldTitle(kernel.policy, field, language),
        held: fieldText(kernel, field, held, language),
        given: fieldText(kernel, field, given, language),
      }),
    ),
  ]);
  return [...lines, ...(next === null ? [] : [say.more({ cursor: next })])].join('\n');
}

function answeredText(done: Answered, language: Language): string {
  const say = t(language, comparisonMessages);
  return done.state === 'done' ? say['answered.done'](done) : say['answered.proposed'](done);
}

function sourceText({ reportingOrgan: organ, firstOn, lastOn, agrees, held }: SourceLine, language: Language): string {
  const say = t(language, comparisonMessages);
  const how = held ? say['source.held']() : agrees ? say['source.agrees']() : say['source.differs']();
  return say.source({ organ, first: firstOn, last: lastOn, how });
}
