import { Option, type Command } from 'commander';
import { localOperator } from '../../kernel/access/index.ts';
import type { CommandIo, CommandResult, RunCommand } from '../../kernel/capability.ts';
import { helpIn, wholeNumber } from '../../kernel/command-options.ts';
import type { Kernel } from '../../kernel/context.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { formatDate } from '../../kernel/ui/index.ts';
import { commandMessages } from './messages/command.ts';
import { KINDS, searchSubjects, STATES, type SearchAnswer, type SearchOptions, type SubjectHit } from '../../registry/search/index.ts';
import { pastFile, pastText, publicFile, resolvePublic, type PublicFile } from '../../registry/publicity/index.ts';
import { searchView } from './api.ts';
import { whyWords } from './parts/hits.tsx';
import { recordTitle } from './parts/record.tsx';
import { kindWord, stateWord } from './words.ts';

/** `subject show KEY`: the public file, the same as the page and the API. */
export function subjectCommand(program: Command, run: RunCommand): void {
  const group = program.commands.find((command) => command.name() === 'subject') ?? program.command('subject');
  group
    .command('show')
    .description(helpIn(commandMessages, (say) => say.show()))
    .argument(
      '<key>',
      helpIn(commandMessages, (say) => say.key()),
    )
    .option(
      '--as-of <date>',
      helpIn(commandMessages, (say) => say.asOf()),
    )
    .option(
      '--known-at <number>',
      helpIn(commandMessages, (say) => say.knownAt()),
      wholeNumber,
    )
    .action((key: string, options: { asOf?: string; knownAt?: number }) =>
      run(async (kernel, io) => {
        if (options.asOf !== undefined || options.knownAt !== undefined) return past(kernel, io, key, options);
        const { subject } = await resolvePublic(kernel, key);
        const file = await publicFile(kernel, subject);
        return { document: file, text: textOf(file, io.language) };
      }),
    );
  searchCommand(group, run);
}

/** The past of a file, for officials: `--as ACCOUNT --purpose TEXT`. */
async function past(
  kernel: Kernel,
  { as, language }: CommandIo,
  key: string,
  query: { asOf?: string; knownAt?: number },
): Promise<CommandResult> {
  const caller = await localOperator(kernel, { as: as.account, purpose: as.purpose });
  const file = await pastFile(kernel, key, query, caller);
  return { document: file, text: pastText(file, language) };
}

/** `subject search TEXT`: the same answer as the page and the API. */
function searchCommand(group: Command, run: RunCommand): void {
  group
    .command('search')
    .description(helpIn(commandMessages, (say) => say.search()))
    .argument(
      '<text>',
      helpIn(commandMessages, (say) => say.text()),
    )
    .addOption(
      new Option(
        '--district <code>',
        helpIn(commandMessages, (say) => say.district()),
      ),
    )
    .addOption(
      new Option(
        '--kind <kind>',
        helpIn(commandMessages, (say) => say.kind()),
      ).choices(KINDS),
    )
    .addOption(
      new Option(
        '--state <state>',
        helpIn(commandMessages, (say) => say.bodyState()),
      ).choices(STATES),
    )
    .addOption(
      new Option(
        '--industry <class>',
        helpIn(commandMessages, (say) => say.industry()),
      ),
    )
    .addOption(
      new Option(
        '--cursor <cursor>',
        helpIn(commandMessages, (say) => say.cursor()),
      ),
    )
    .action((text: string, options: SearchOptions) =>
      run(async (kernel, io) => {
        const answer = await searchSubjects(kernel.db.kysely, text, options);
        return { document: searchView(answer), text: foundText(answer, io.language) };
      }),
    );
}

function foundText(answer: SearchAnswer, language: Language): string {
  const say = t(language, commandMessages);
  const line = (hit: SubjectHit): string =>
    [hit.name, hit.uscc ?? say.noCode(), stateWord(hit.state, language), whyWords(hit, language)].join('　');
  return [
    ...(answer.items.length === 0 ? [say.nothing()] : answer.items.map(line)),
    ...(answer.suggestions.length === 0 ? [] : [say.resembling(), ...answer.suggestions.map(line)]),
    ...(answer.next === null ? [] : [say.next({ cursor: answer.next })]),
  ].join('\n');
}

function textOf(file: PublicFile, language: Language): string {
  const say = t(language, commandMessages);
  const { subject, onDisplay } = file;
  return [
    subject.name,
    subject.uscc === null ? say.noCode() : say.code({ code: subject.uscc }),
    say.state({ state: stateWord(subject.state, language), day: formatDate(file.asOf, language) }),
    say.counts({
      adverse: onDisplay.adverse,
      objected: onDisplay.underObjection,
      neutral: onDisplay.neutral,
      good: onDisplay.good,
    }),
    ...file.records.map((record) =>
      say.line({
        decided: record.decided,
        kind: kindWord(record.kind, language),
        title: recordTitle(record),
        organ: language === 'en' ? record.organNameEn : record.organName,
        documentNo: record.documentNo,
        until: record.until,
        stayed: record.stayed,
        formerOperator: record.formerOperator,
      }),
    ),
    ...(file.next === null ? [] : [say.more({ n: file.records.length })]),
  ].join('\n');
}
