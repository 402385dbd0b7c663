import { writeFile } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import Value from 'typebox/value';
import { localOperator, type Caller } from '../../kernel/access/index.ts';
import type { CommandIo, RunCommand } from '../../kernel/capability.ts';
import { choice } from '../../kernel/command-options.ts';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { kindWord } from '../../registry/records/index.ts';
import { recordDetail, type RecordDetail } from './detail.ts';
import { exportRecords } from './export.ts';
import { Filter, FilterFields } from './filter.ts';
import { listRecords, type RecordsPage } from './list.ts';
import { archiveMessages } from './messages.ts';
import type { Title } from './titles.ts';
import type { RecordLine } from './view.ts';

/** `records list | show | export`: as an official by `--as` with `--purpose`; the local operator reads no such text. */
export function archiveCommands(program: Command, run: RunCommand): void {
  const root = program.command('records').description('the credit file: records by filter / 信用档案');
  filtered(root.command('list').description('records by filter / 按条件列出'))
    .option('--cursor <cursor>', 'next page / 下一页')
    .action((options: Record<string, string>) =>
      run(async (kernel, io) => {
        const { cursor, ...filter } = options;
        const page = await listRecords(kernel, filterOf(filter), { cursor, limit: 200 }, await callerOf(kernel, io));
        return { document: page, text: pageText(page, io.language) };
      }),
    );
  root
    .command('show')
    .description('one record with its provenance / 一条记录的来历')
    .argument('<id>', 'record / 记录编号')
    .action((id: string) =>
      run(async (kernel, io) => {
        const found = await recordDetail(kernel, id, await callerOf(kernel, io));
        return { document: found, text: detailText(found, io.language) };
      }),
    );
  filtered(root.command('export').description('records as a file, as a disclosure / 导出'))
    .requiredOption('--out <file>', 'the file, .csv or .xlsx / 写到这个文件')
    .option('--recipient <text>', 'for whom / 提供给谁')
    .action((options: Record<string, string>) =>
      run(async (kernel, io) => {
        const { out = '', recipient, ...filter } = options;
        const format = out.endsWith('.xlsx') ? 'xlsx' : 'csv';
        const caller = await callerOf(kernel, io);
        const made = await exportRecords(kernel, { filter: filterOf(filter), format, recipient }, caller, io.language);
        await writeFile(out, made.bytes, { mode: 0o600 });
        const document = { rows: made.rows, disclosure: made.disclosure, file: out };
        return { document, text: t(io.language, archiveMessages)['command.exported'](document) };
      }),
    );
}

/** Each field of the filter as an option: --decided-from and so on. */
function filtered(command: Command): Command {
  for (const [field, schema] of Object.entries(FilterFields)) {
    const flags = `${flagOf(field)} <text>`;
    command.addOption('enum' in schema ? choice(flags, '', schema.enum) : new Option(flags));
  }
  return command;
}

const flagOf = (field: string) => `--${field.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;

/** Throws BAD_INPUT with the name of the first option that is wrong. */
function filterOf(options: Record<string, unknown>): Filter {
  if (Value.Check(Filter, options)) return options;
  const [first] = Value.Errors(Filter, options);
  throw new XinhengError('BAD_INPUT', { what: flagOf(first?.instancePath.slice(1) ?? '') });
}

function callerOf(kernel: Kernel, { as }: CommandIo): Promise<Caller> {
  return localOperator(kernel, { as: as.account, purpose: as.purpose });
}

function pageText({ items, next, total }: RecordsPage, language: Language): string {
  const texts = t(language, archiveMessages);
  if (items.length === 0) return texts['command.none']();
  const head = total && texts['command.total']({ n: total.count, more: total.more ? '+' : '', asOf: total.asOf });
  return [...(head ? [head] : []), ...items.map((line) => lineText(line, language)), ...(next ? [`--cursor ${next}`] : [])].join('\n');
}

/** The codes in words first; the whole record after it, as a document. */
function detailText(found: RecordDetail, language: Language): string {
  const texts = t(language, archiveMessages);
  const { item, itemTitle, ruleTitle } = found;
  const { ruleSet } = found.display;
  const named = (code: string, title: Title | null) =>
    title === null ? code : texts['command.named']({ title: language === 'en' ? title.en : title.zh, code });
  return [
    lineText(found, language),
    texts['command.item']({ item: named(item, itemTitle) }),
    ...(ruleSet === null ? [] : [texts['command.rule']({ rule: named(ruleSet, ruleTitle) })]),
    JSON.stringify(found, null, 2),
  ].join('\n');
}

function lineText(line: RecordLine, language: Language): string {
  const texts = t(language, archiveMessages);
  return texts['command.line']({
    decided: line.decided,
    kind: kindWord(line.kind, language),
    documentNo: line.documentNo,
    subject: line.subject.name ?? '',
    display: texts[`display.${line.display.state}`](),
    id: line.recordId,
  });
}
