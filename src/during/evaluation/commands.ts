import type { Command } from 'commander';
import { localOperator } from '../../kernel/access/index.ts';
import type { CommandIo, RunCommand } from '../../kernel/capability.ts';
import type { Kernel } from '../../kernel/context.ts';
import { explainBody } from './explain.ts';
import { runModel } from './run.ts';
import { explainedText, ranText } from './text.ts';

interface Options {
  model?: string;
  asOf?: string;
  changed?: boolean;
}

/** `evaluate run | explain`. */
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
}

function callerOf(kernel: Kernel, { as }: CommandIo) {
  return localOperator(kernel, { as: as.account, purpose: as.purpose });
}
