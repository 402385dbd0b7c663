import type { Command } from 'commander';
import type { CommandResult, RunCommand } from '../capability.ts';
import { XinhengError } from '../errors/index.ts';
import { t, type Language } from '../i18n/index.ts';
import { journalMessages } from './messages.ts';
import { readersStatus, retryParked } from './reader-control.ts';
import { allContentHomes, allReaders } from './offered.ts';
import { verifyJournal, type JournalReport } from './verify.ts';

/** Problems in the text; the document holds more. */
const SHOWN = 20;

export function journalCommands(program: Command, run: RunCommand): void {
  const readers = program.command('readers').description('the readers of the journal / 日志的读取程序');
  readers
    .command('status')
    .description('where each reader stands and what is parked / 进度与搁置的事件')
    .action(() =>
      run(async (kernel, io) => {
        const texts = t(io.language, journalMessages);
        const status = await readersStatus(kernel.db, allReaders(kernel));
        const lines = status.flatMap(({ fault, parkedEvents, parkedLanes, ...each }) => [
          texts['readers.line'](each),
          ...(fault ? [texts['readers.parked']({ events: parkedEvents, lanes: parkedLanes, error: fault.error })] : []),
        ]);
        return { document: status, text: lines.join('\n') || texts['readers.none']() };
      }),
    );
  readers
    .command('retry')
    .description('handle parked events again, in their order / 补办搁置的事件')
    .argument('[name]', 'only this reader / 只办这一个')
    .action((name: string | undefined) =>
      run(async (kernel, io): Promise<CommandResult> => {
        const texts = t(io.language, journalMessages);
        const all = allReaders(kernel);
        if (name !== undefined && !all.some((reader) => reader.name === name)) {
          throw new XinhengError('NOT_FOUND', { what: name });
        }
        const results = await retryParked(kernel, all, name);
        const text = results.map(({ reader, handled, parked }) => texts['readers.retried']({ name: reader, handled, parked })).join('\n');
        return { document: results, text, exit: results.some((each) => each.parked > 0) ? 1 : 0 };
      }),
    );
  program
    .command('journal')
    .description('the journal of all changes / 变更日志')
    .command('verify')
    .description('recompute the hash of every event from what is stored / 逐件核对摘要')
    .option('--from <seq>', 'begin at this event / 从这一号开始')
    .action((options: { from?: string }) =>
      run(async (kernel, io): Promise<CommandResult> => {
        const from = positionOf(options.from);
        let bar: ReturnType<typeof io.progress> | undefined;
        const report = await verifyJournal(kernel.db, allContentHomes(kernel), {
          from,
          progress: (done, total) => (bar ??= io.progress(total)).update(done),
        });
        bar?.stop();
        return { document: report, text: reportText(report, io.language), exit: report.valid ? 0 : 1 };
      }),
    );
}

function positionOf(text: string | undefined): number {
  if (text === undefined) return 1;
  const from = Number(text);
  if (!/^\d+$/u.test(text) || !Number.isSafeInteger(from)) throw new XinhengError('BAD_INPUT', { what: '--from' });
  return from;
}

function reportText({ valid, size, erased, problems }: JournalReport, language: Language): string {
  const texts = t(language, journalMessages);
  if (valid) return texts['verify.done']({ size, erased });
  const lines = problems.slice(0, SHOWN).map((problem) => texts['verify.problem'](problem));
  return [texts['verify.wrong']({ size, problems: problems.length }), ...lines].join('\n');
}
