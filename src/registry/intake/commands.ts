import { basename } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { localOperator, requirePermission, type Caller } from '../../kernel/access/index.ts';
import type { CommandIo, CommandResult, RunCommand } from '../../kernel/capability.ts';
import type { Kernel } from '../../kernel/context.ts';
import { on } from '../../kernel/db/types.ts';
import { t } from '../../kernel/i18n/types.ts';
import { allReaders, settle } from '../../kernel/journal/index.ts';
import type { Counts } from './counters.ts';
import { listBatches } from './list.ts';
import { intakeMessages } from './messages.ts';
import { reportNil } from './nil.ts';
import { proposeRecall } from './recall.ts';
import { countSeverityMissing, fileLines, reasonLines, receiptText, runDocument } from './receipt.ts';
import { writeRejects } from './rejects.ts';
import { runIntake } from './run.ts';
import type { IntakeTables } from './tables.ts';

interface RunOptions {
  mapping: string;
  organ: string;
  dryRun?: boolean;
  first?: number;
  sheet?: string;
  again?: boolean;
  wait: boolean;
  rejects?: string;
}

export function intakeCommands(program: Command, run: RunCommand): void {
  const root = program.command('intake').description('files of organs / 报送文件');
  root
    .command('run')
    .description('put a file through intake / 收一个文件')
    .argument('<file>')
    .requiredOption('--mapping <name>', 'the table’s form / 表样')
    .requiredOption('--organ <code>', 'the reporting organ / 报送单位')
    .option('--dry-run', 'count only, take nothing / 只试算')
    .option('--first <n>', 'of a dry run: only the first n rows / 只试算前n行', rowCount)
    .option('--sheet <name>', 'which sheet of a workbook / 收工作簿里的哪一张表')
    .option('--again', 'work through a file that came before / 再收一次')
    .option('--no-wait', 'do not wait for the readers / 不等后续处理')
    .option('--rejects <path>', 'where to write rows to mend, .csv or .xlsx / 要改的行写到哪里')
    .action((file: string, options: RunOptions) => run((kernel, io) => runFile(kernel, io, file, options)));
  root
    .command('recall')
    .description('propose to take a batch back / 提出撤回一批')
    .argument('<batch>')
    .requiredOption('--reason <text>')
    .action((batch: string, options: { reason: string }) =>
      run((kernel, io) => recall(kernel, io, batch, options.reason)),
    );
  root
    .command('nil')
    .description('report that there is nothing to report / 零报告')
    .requiredOption('--organ <code>')
    .requiredOption('--month <YYYY-MM>')
    .action((options: { organ: string; month: string }) => run((kernel, io) => nil(kernel, io, options)));
  root
    .command('batches')
    .description('batches received, newest first / 收到的批次')
    .option('--organ <code>')
    .action((options: { organ?: string }) => run((kernel, io) => batches(kernel, io, options.organ)));
}

const callerOf = (kernel: Kernel, { as }: CommandIo): Promise<Caller> =>
  localOperator(kernel, { as: as.account, purpose: as.purpose });

async function runFile(kernel: Kernel, io: CommandIo, file: string, options: RunOptions): Promise<CommandResult> {
  const caller = await callerOf(kernel, io);
  requirePermission(caller, 'intake.report');
  const begun = kernel.clock.now();
  const bar = io.progress(null);
  const result = await runIntake(kernel, {
    path: file,
    fileName: basename(file),
    mapping: options.mapping,
    organ: options.organ,
    caller,
    again: options.again ?? false,
    sheet: options.sheet,
    dryRun: options.dryRun === true || options.first !== undefined,
    first: options.first,
    onProgress: (rows) => bar.update(rows),
  }).finally(() => bar.stop());
  const seconds = kernel.clock.now().since(begun).total('second');
  const texts = t(io.language, intakeMessages);
  const document = runDocument(result, seconds);
  if (result.batch === null) {
    const lines = [
      texts['receipt.dry']({}),
      texts['receipt.counts'](numbersOf(result.counts)),
      ...reasonLines(result.counts.reasons, io.language),
      ...fileLines(result, io.language),
    ];
    return { document, text: lines.join('\n') };
  }
  if (options.wait) await settle(kernel, allReaders(kernel));
  const batch = await on<IntakeTables>(kernel.db.kysely)
    .selectFrom('intake_batches')
    .selectAll()
    .where('batch_id', '=', result.batch)
    .executeTakeFirstOrThrow();
  if (options.rejects !== undefined) await writeRejects(kernel, batch, options.rejects, io.language);
  const severityMissing = await countSeverityMissing(kernel, batch.batch_id);
  const text = receiptText(kernel, batch, io.language, severityMissing);
  return {
    document: { ...document, severityMissing },
    text: result.earlier ? `${texts['receipt.earlier']({})}\n${text}` : text,
  };
}

function rowCount(text: string): number {
  if (!/^[1-9]\d{0,8}$/u.test(text)) throw new InvalidArgumentError('1, 2, 3 …');
  return Number(text);
}

function numbersOf(counts: Counts): Record<string, number> {
  const { read, accepted, replaced, unchanged, stale, waiting, returned, rejected } = counts;
  return { read, accepted, replaced, unchanged, stale, waiting, returned, rejected };
}

async function recall(kernel: Kernel, io: CommandIo, batch: string, reason: string): Promise<CommandResult> {
  const document = await proposeRecall(kernel, { batch, reason, caller: await callerOf(kernel, io) });
  return { document, text: t(io.language, intakeMessages)['recall.proposed']({ ...document }) };
}

async function nil(kernel: Kernel, io: CommandIo, options: { organ: string; month: string }): Promise<CommandResult> {
  const document = await reportNil(kernel, { ...options, caller: await callerOf(kernel, io) });
  const texts = t(io.language, intakeMessages);
  const { month, number, actsHeld } = document;
  const lines = [texts[document.earlier ? 'nil.earlier' : 'nil.done']({ month, number })];
  if (actsHeld > 0) lines.push(texts['nil.acts']({ n: actsHeld }));
  return { document, text: lines.join('\n') };
}

async function batches(kernel: Kernel, io: CommandIo, organ: string | undefined): Promise<CommandResult> {
  const caller = await callerOf(kernel, io);
  requirePermission(caller, 'intake.report');
  const items = await listBatches(kernel, caller, organ);
  const texts = t(io.language, intakeMessages);
  const lines = items.map((b) =>
    texts['batches.line']({ number: b.number, mapping: b.mapping, file: b.file, read: b.read, state: b.state }),
  );
  return { document: { items, next: null }, text: lines.length > 0 ? lines.join('\n') : texts['batches.none']({}) };
}
