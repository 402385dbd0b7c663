import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { localOperator, type Caller } from '../../../kernel/access/index.ts';
import type { CommandIo, CommandResult, RunCommand } from '../../../kernel/capability.ts';
import { wholeNumber } from '../../../kernel/command-options.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { withDocument } from '../../../kernel/policy/index.ts';
import { intakeMessages } from '../messages.ts';
import { dryText, runDocument } from '../batches/receipt.ts';
import { runIntake } from '../batches/run.ts';
import { formOnTrial, listForms, proposeForm, showForm } from './service.ts';

/** So many rows tell whether a form fits. */
const TRIED = 1_000;

export function formCommands(root: Command, run: RunCommand): void {
  const forms = root.command('forms').description('forms of the tables that organs send / 表样');
  forms.action(() => run(list));
  forms
    .command('show')
    .description('a form as the file that it is / 看一种表样')
    .argument('<form>')
    .option('--out <file>', 'write it to a file / 写到文件')
    .action((id: string, options: { out?: string }) => run((kernel, io) => show(kernel, io, id, options.out)));
  forms
    .command('try')
    .description('read a file by a form that is not in force, without effect / 试用一种表样，不收下任何一行')
    .argument('<form-file>', 'the form / 表样文件')
    .argument('<file>', 'rows of an organ / 报送文件')
    .requiredOption('--organ <code>', 'the reporting organ / 报送单位')
    .option('--first <n>', 'so many rows / 只试前n行', wholeNumber, TRIED)
    .option('--sheet <name>', 'which sheet of a workbook / 工作簿里的哪一张表')
    .action((form: string, file: string, options: { organ: string; first: number; sheet?: string }) =>
      run((kernel, io) => tryForm(kernel, io, form, file, options)),
    );
  forms
    .command('propose')
    .description('put a form before a second person / 提请启用一种表样')
    .argument('<form-file>')
    .requiredOption('--reason <text>', 'why / 理由')
    .action((form: string, options: { reason: string }) =>
      run(async (kernel, io): Promise<CommandResult> => {
        const caller = await callerOf(kernel, io);
        const document = await withDocument(form, io.language, (value) =>
          proposeForm(kernel, { form: value, reason: options.reason }, caller, io.language),
        );
        return { document, text: t(io.language, intakeMessages)['form.proposed']({ ...document }) };
      }),
    );
}

const callerOf = (kernel: Kernel, { as }: CommandIo): Promise<Caller> => localOperator(kernel, { as: as.account, purpose: as.purpose });

async function list(kernel: Kernel, io: CommandIo): Promise<CommandResult> {
  const items = listForms(kernel, await callerOf(kernel, io));
  const texts = t(io.language, intakeMessages);
  const title = io.language === 'en' ? 'en' : 'zh';
  const text = items.map((each) => texts['form.line']({ id: each.id, edition: each.edition, title: each.title[title] }));
  return { document: { items, next: null }, text: text.join('\n') };
}

async function show(kernel: Kernel, io: CommandIo, id: string, out: string | undefined): Promise<CommandResult> {
  const document = showForm(kernel, id, await callerOf(kernel, io));
  const text = JSON.stringify(document, null, 2);
  if (out === undefined) return { document, text };
  await writeFile(out, `${text}\n`);
  return { document, text: t(io.language, intakeMessages)['form.written']({ id, file: out }) };
}

async function tryForm(
  kernel: Kernel,
  io: CommandIo,
  form: string,
  file: string,
  { organ, first, sheet }: { organ: string; first: number; sheet?: string },
): Promise<CommandResult> {
  const begun = kernel.clock.now();
  const trial = await withDocument(form, io.language, async (value) => formOnTrial(kernel, value, io.language));
  const caller = await callerOf(kernel, io);
  const request = { path: file, fileName: basename(file), trial, organ, caller, dryRun: true, first, sheet };
  const result = await runIntake(kernel, request);
  const seconds = kernel.clock.now().since(begun).total('second');
  return { document: runDocument(result, seconds), text: dryText(result, io.language) };
}
