import { basename } from 'node:path';
import type { Command } from 'commander';
import { localOperator, requirePermission, type Caller } from '../../kernel/access/index.ts';
import type { CommandIo, CommandResult, RunCommand } from '../../kernel/capability.ts';
import { wholeNumber } from '../../kernel/command-options.ts';
import type { Kernel } from '../../kernel/context.ts';
import { on } from '../../kernel/db/types.ts';
import { t } from '../../kernel/i18n/types.ts';
import { allReaders, settle } from '../../kernel/journal/index.ts';
import { formCommands } from './forms/commands.ts';
import { listBatches } from './batches/list.ts';
import { intakeMessages } from './messages.ts';
import { reportNil } from './batches/nil.ts';
import { proposeRecall } from './batches/recall.ts';
import { countSeverityMissing, dryText, mendBy, receiptText, runDocument } from './batches/receipt.ts';
import { writeRejects } from './batches/rejects.ts';
import { batchMessages } from './results/messages.ts';
import { returnedCommands } from './returns/commands.ts';
import { reviewCommand } from './review/commands.ts';
import { runIntake } from './batches/run.ts';
import type { IntakeTables } from './tables.ts';

interface RunOptions {
  mapping?: string;
  form?: string;
  amountsChecked?: boolean;
  organ: string;
  dryRun?: boolean;
  first?: number;
  sheet?: string;
  again?: boolean;
  review?: boolean;
  wait: boolean;
  rejects?: string;
}

export function intakeCommands(program: Command, run: RunCommand): void {
  const root = program.command('intake').description('files of organs / 报送文件');
  root
    .command('run')
    .description('put a file through intake / 收一个文件')
    .argument('<file>')
    .option('--form <name>', 'the table’s form; without it, it is known by its headings / 表样，不写的按表头识别')
    .option('--mapping <name>', 'the same as --form / 同--form')
    .option('--amounts-checked', 'amounts far from the usual ones are right / 金额已核对')
    .requiredOption('--organ <code>', 'the reporting organ / 报送单位')
    .option('--dry-run', 'count only, take nothing / 只试算')
    .option('--first <n>', 'of a dry run: only the first n rows / 只试算前n行', wholeNumber)
    .option('--sheet <name>', 'which sheet of a workbook / 收工作簿里的哪一张表')
    .option('--again', 'work through a file that came before / 再收一次')
    .option('--review', 'a second person looks before any row is taken / 先由另一人审核')
    .option('--no-wait', 'do not wait for the readers / 不等后续处理')
    .option('--rejects <path>', 'where to write rows to mend, .csv or .xlsx / 要改的行写到哪里')
    .action((file: string, options: RunOptions) => run((kernel, io) => runFile(kernel, io, file, options)));
  root
    .command('recall')
    .description('propose to take a batch back / 提出撤回一批')
    .argument('<batch>')
    .requiredOption('--reason <text>', 'why / 理由')
    .action((batch: string, options: { reason: string }) => run((kernel, io) => recall(kernel, io, batch, options.reason)));
  root
    .command('nil')
    .description('report that there is nothing to report / 零报告')
    .requiredOption('--organ <code>', 'the reporting organ / 报送单位')
    .requiredOption('--month <YYYY-MM>', 'the month / 月份')
    .action((options: { organ: string; month: string }) => run((kernel, io) => nil(kernel, io, options)));
  root
    .command('batches')
    .description('batches received, newest first / 收到的批次')
    .option('--organ <code>', 'of one organ / 某单位的')
    .action((options: { organ?: string }) => run((kernel, io) => batches(kernel, io, options.organ)));
  reviewCommand(root, run);
  returnedCommands(root, run);
  formCommands(root, run);
}

const callerOf = (kernel: Kernel, { as }: CommandIo): Promise<Caller> => localOperator(kernel, { as: as.account, purpose: as.purpose });

async function runFile(kernel: Kernel, io: CommandIo, file: string, options: RunOptions): Promise<CommandResult> {
  const caller = await callerOf(kernel, io);
  requirePermission(caller, 'intake.report');
  const begun = kernel.clock.now();
  const bar = io.progress(null);
  const result = await runIntake(kernel, {
    path: file,
    fileName: basename(file),
    mapping: options.form ?? options.mapping,
    amountsChecked: options.amountsChecked ?? false,
    organ: options.organ,
    caller,
    again: options.again ?? false,
    review: options.review ?? false,
    sheet: options.sheet,
    dryRun: options.dryRun === true || options.first !== undefined,
    first: options.first,
    onProgress: (rows) => bar.update(rows),
  }).finally(() => bar.stop());
  const seconds = kernel.clock.now().since(begun).total('second');
  const texts = t(io.language, intakeMessages);
  const document = runDocument(result, seconds);
  if (result.batch === null) return { document, text: dryText(result, io.language) };
  if (result.state === 'received') return { document, text: texts['review.waits']({ number: result.number ?? '', file: basename(file) }) };
  if (options.wait) await settle(kernel, allReaders(kernel));
  const batch = await on<IntakeTables>(kernel.db.kysely)
    .selectFrom('intake_batches')
    .selectAll()
    .where('batch_id', '=', result.batch)
    .executeTakeFirstOrThrow();
  if (options.rejects !== undefined) await writeRejects(kernel, batch, options.rejects, io.language);
  const severityMissing = await countSeverityMissing(kernel, batch.batch_id);
  const due = await mendBy(kernel, batch.batch_id);
  const text = receiptText(kernel, batch, io.language, severityMissing, due);
  return {
    document: { ...document, severityMissing, mendBy: due },
    text: result.earlier ? `${texts['receipt.earlier']({})}\n${text}` : text,
  };
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
    texts['batches.line']({
      number: b.number,
      mapping: b.mapping,
      file: b.file,
      read: b.read,
      state: t(io.language, batchMessages)[`state.${b.state}`](),
    }),
  );
  return { document: { items, next: null }, text: lines.length > 0 ? lines.join('\n') : texts['batches.none']({}) };
}
