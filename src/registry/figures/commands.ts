import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { localOperator, requirePermission, type Caller } from '../../kernel/access/index.ts';
import type { CommandIo, RunCommand } from '../../kernel/capability.ts';
import { choice, wholeNumber } from '../../kernel/command-options.ts';
import type { Kernel } from '../../kernel/context.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { lastPublishedMonth } from '../publicity/index.ts';
import { figuresCommandMessages } from './messages.ts';
import { keepMonths } from './months.ts';
import { enterSample, SOURCES } from './samples.ts';
import { sayOfMonth } from './statements.ts';
import type { MonthRate } from './types.ts';
import { monthFor, type MonthView } from './view.ts';

export function figuresCommands(program: Command, run: RunCommand): void {
  const root = program.command('figures').description('figures of reporting by organ / 报送数字');
  root
    .command('month')
    .description('a month as published, or one’s own before / 某月的数字')
    .argument('[yyyy-mm]', 'default: the last published / 默认最近公布的')
    .action((given?: string) =>
      run(async (kernel, io) => {
        const today = kernel.clock.today().toString();
        const month = given ?? lastPublishedMonth(kernel.calendar, today);
        const document = await monthFor(kernel, month, await callerOf(kernel, io), today);
        return { document, text: monthText(document, io.language) };
      }),
    );
  root
    .command('publish')
    .description('freeze the months whose answering time is over / 公布并冻结已满答复期的月份')
    .action(() =>
      run(async (kernel, io) => {
        requirePermission(await callerOf(kernel, io), 'figures.sample');
        const document = await keepMonths(kernel, kernel.clock.today().toString());
        const say = t(io.language, figuresCommandMessages);
        const list = (months: readonly string[]) => months.join(' ') || say.none();
        return { document, text: say.kept({ frozen: list(document.frozen), revised: list(document.revised) }) };
      }),
    );
  root
    .command('sample')
    .description('draw from a list of an organ’s documents / 按名单抽查漏报')
    .argument('<file>', 'one document number a line / 每行一个文书号')
    .requiredOption('--organ <code>', 'whose documents / 单位代码')
    .requiredOption('--month <yyyy-mm>', 'month of the decisions / 月份')
    .addOption(choice('--source <source>', 'where the list is from / 名单来源', SOURCES).makeOptionMandatory())
    .option('--size <n>', 'how many are drawn / 抽取件数', wholeNumber, 50)
    .option('--seed <text>', 'by lottery; default: random / 种子')
    .action((file: string, options: SampleOptions) => run((kernel, io) => sample(kernel, io, file, options)));
  root
    .command('answer')
    .description('the organ’s sentence beside its figures / 对本单位数字的说明')
    .requiredOption('--organ <code>', 'the own organ / 本单位代码')
    .requiredOption('--month <yyyy-mm>', 'a month that is not published yet / 尚未公布的月份')
    .requiredOption('--sentence <text>', 'one sentence, published with the figures / 一句话，随数字公布')
    .action((options: { organ: string; month: string; sentence: string }) =>
      run(async (kernel, io) => {
        const document = await sayOfMonth(kernel, options, await callerOf(kernel, io));
        return { document, text: t(io.language, figuresCommandMessages).said(document) };
      }),
    );
}

interface SampleOptions {
  organ: string;
  month: string;
  source: (typeof SOURCES)[number];
  size: number;
  seed?: string;
}

async function sample(kernel: Kernel, io: CommandIo, file: string, options: SampleOptions) {
  const given = { ...options, seed: options.seed, text: await readFile(file, 'utf8') };
  const document = await enterSample(kernel, given, await callerOf(kernel, io));
  const { population, drawn, missing } = document;
  return {
    document,
    text: t(io.language, figuresCommandMessages).sampled({
      organ: document.organ,
      seed: document.seed,
      population,
      drawn: drawn.length,
      missing: missing.length,
    }),
  };
}

function monthText(view: MonthView, language: Language): string {
  const say = t(language, figuresCommandMessages);
  const rate = (percent: string | null) => (percent === null ? say.few() : `${percent}%`);
  const line = (name: string, each: MonthRate) =>
    say.line({
      name,
      onTime: rate(each.onTimePercent),
      late: rate(each.latePercent),
      sound: rate(each.soundPercent),
      missing: rate(each.missingPercent),
    });
  return [
    say.head({ month: view.month, state: view.state, asOf: view.asOf }),
    line(say.all(), view.total),
    ...view.organs.map((each) => line(language === 'en' ? each.nameEn : each.name, each)),
    ...view.revisions.map(({ revision, on, changes }) => say.revision({ revision, on, n: changes.length })),
  ].join('\n');
}

function callerOf(kernel: Kernel, { as }: CommandIo): Promise<Caller> {
  return localOperator(kernel, { as: as.account, purpose: as.purpose });
}
