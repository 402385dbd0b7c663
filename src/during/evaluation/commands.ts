import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { localOperator } from '../../kernel/access/index.ts';
import type { CommandIo, RunCommand } from '../../kernel/capability.ts';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import { fault, invalid } from '../../kernel/policy/index.ts';
import { explainBody } from './explain.ts';
import { runModel } from './run.ts';
import { simulateModel } from './simulate.ts';
import { explainedText, ranText, simulatedText } from './text.ts';

interface Options {
  model?: string;
  against?: string;
  asOf?: string;
  changed?: boolean;
}

/** `evaluate run | explain | simulate`. */
export function evaluationCommands(program: Command, run: RunCommand): void {
  const root = program.command('evaluate').description('models of evaluation over the register / 信用评价');
  const asOf = ['--as-of <date>', 'day of evaluation, default today / 评价日'] as const;
  root
    .command('run')
    .description('evaluate the register by one model and store the results / 评价并保存')
    .option('--model <id>', 'the model / 模型')
    .option(...asOf)
    .option('--changed', 'only what changed since the last evaluation / 只评价有变化的')
    .action((options: Options) =>
      run(async (kernel, io) => {
        const bar = io.progress(null);
        const caller = await callerOf(kernel, io);
        const document = await runModel(kernel, options, caller, (done) => bar.update(done)).finally(() => bar.stop());
        return { document, text: ranText(document, io.language) };
      }),
    );
  root
    .command('explain')
    .description('how one body stands; with --as and --purpose / 一户的评价说明')
    .argument('<uscc>', 'USCC, reg:NUMBER or id:UUID')
    .option('--model <id>', 'the model / 模型')
    .option(...asOf)
    .action((key: string, options: Options) =>
      run(async (kernel, io) => {
        const document = await explainBody(kernel, key, options, await callerOf(kernel, io));
        return { document, text: explainedText(kernel.policy, document, io.language) };
      }),
    );
  root
    .command('simulate')
    .description('try a changed model on the whole register, in numbers / 试算')
    .argument('<file>', 'a model as JSON / 模型文件')
    .option('--against <id>', 'the model to compare with, default the one of the same id / 对照的模型')
    .option(...asOf)
    .action((file: string, options: Options) =>
      run(async (kernel, io) => {
        const value = await readJson(file, io.language);
        const bar = io.progress(null);
        const caller = await callerOf(kernel, io);
        const given = { value, against: options.against, asOf: options.asOf };
        const document = await simulateModel(kernel, given, caller, io.language, (done) => bar.update(done)).finally(() => bar.stop());
        return { document, text: simulatedText(document, io.language) };
      }),
    );
} // prettier-ignore

function callerOf(kernel: Kernel, { as }: CommandIo) {
  return localOperator(kernel, { as: as.account, purpose: as.purpose });
}

async function readJson(file: string, language: Language): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new XinhengError('BAD_INPUT', { what: file }, { cause });
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(file, [fault(file, '', 'NOT_JSON', { why: (error as Error).message })], language);
  }
}
