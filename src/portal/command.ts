import { Option, type Command } from 'commander';
import { localOperator } from '../kernel/access/index.ts';
import type { CommandIo, CommandResult, RunCommand } from '../kernel/capability.ts';
import type { Kernel } from '../kernel/context.ts';
import { t, type Language } from '../kernel/i18n/types.ts';
import { formatDate } from '../kernel/ui/index.ts';
import { commandMessages } from './messages/command.ts';
import {
  KINDS,
  searchSubjects,
  STATES,
  type SearchAnswer,
  type SearchOptions,
  type SubjectHit,
} from '../registry/search/index.ts';
import { pastFile, pastText } from '../registry/publicity/index.ts';
import { whyWords } from './parts/hits.tsx';
import { recordTitle } from './parts/record.tsx';
import { publicFile, resolvePublic, type PublicFile } from './queries/file.ts';
import { kindWord, stateWord } from './words.ts';

/** `subject show KEY`: the public file, the same as the page and the API. */
export function subjectCommand(program: Command, run: RunCommand): void {
  const say = t('en', commandMessages);
  const group =
    program.commands.find((command) => command.name() === 'subject') ??
    program.command('subject').description(say.group());
  group
    .command('show')
    .description(say.show())
    .argument('<key>', say.key())
    .option('--as-of <date>', say.asOf())
    .option('--known-at <number>', say.knownAt())
    .action((key: string, options: { asOf?: string; knownAt?: string }) =>
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
  { asOf, knownAt }: { asOf?: string; knownAt?: string },
): Promise<CommandResult> {
  const caller = await localOperator(kernel, { as: as.account, purpose: as.purpose });
  const query = { asOf, knownAt: knownAt === undefined ? undefined : Number(knownAt) };
  const file = await pastFile(kernel, key, query, caller);
  return { document: file, text: pastText(file, language) };
}

/** `subject search TEXT`: the same answer as the page and the API. */
function searchCommand(group: Command, run: RunCommand): void {
  const say = t('en', commandMessages);
  group
    .command('search')
    .description(say.search())
    .argument('<text>', say.text())
    .addOption(new Option('--district <code>', say.district()))
    .addOption(new Option('--kind <kind>', say.kind()).choices(KINDS))
    .addOption(new Option('--state <state>', say.bodyState()).choices(STATES))
    .addOption(new Option('--industry <class>', say.industry()))
    .addOption(new Option('--cursor <cursor>', say.cursor()))
    .action((text: string, options: SearchOptions) =>
      run(async (kernel, io) => {
        const answer = await searchSubjects(kernel.db.kysely, text, options);
        return { document: answer, text: foundText(answer, io.language) };
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
        until: record.until ?? say.noEnd(),
        stayed: record.stayed,
        formerOperator: record.formerOperator,
      }),
    ),
    ...(file.next === null ? [] : [say.more({ n: file.records.length })]),
  ].join('\n');
}
