import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { localOperator } from '../../kernel/access/index.ts';
import type { RunCommand } from '../../kernel/capability.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { fault, invalid } from '../../kernel/policy/index.ts';
import { NO_GRADE } from '../evaluation/index.ts';
import { trialMessages } from './messages.ts';
import { simulateModel, type Simulated } from './simulate.ts';

interface Options {
  against?: string;
  asOf?: string;
}

/** `evaluate simulate`. */
export function trialCommands(program: Command, run: RunCommand): void {
  const group = program.commands.find((command) => command.name() === 'evaluate') ?? program.command('evaluate');
  group
    .command('simulate')
    .description('try a changed model on the whole register, in numbers / 试算')
    .argument('<file>', 'a model as JSON / 模型文件')
    .option('--against <id>', 'the model to compare with, default the one of the same id / 对照的模型')
    .option('--as-of <date>', 'day of evaluation, default today / 评价日')
    .action((file: string, options: Options) =>
      run(async (kernel, io) => {
        const value = await readJson(file, io.language);
        const bar = io.progress(null);
        const caller = await localOperator(kernel, { as: io.as.account, purpose: io.as.purpose });
        const given = { value, against: options.against, asOf: options.asOf };
        const document = await simulateModel(kernel, given, caller, io.language, (done) => bar.update(done)).finally(() => bar.stop());
        return { document, text: simulatedText(document, io.language) };
      }),
    );
} // prettier-ignore

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

function simulatedText({ subjects, moved, grades }: Simulated, language: Language): string {
  const say = t(language, trialMessages);
  const n = Object.values(moved).reduce((sum, each) => sum + each, 0);
  const word = (grade: string | undefined) => (grade === NO_GRADE || grade === undefined ? say.none() : grade);
  const moves = Object.entries(moved).map(([way, bodies]) => {
    const [from, to] = way.split('>');
    return say.moved({ from: word(from), to: word(to), n: bodies });
  });
  const lines = Object.entries(grades).map(([grade, bodies]) => say.grade({ grade: word(grade), n: bodies }));
  return [say.tried({ subjects, n }), ...moves, ...lines].join('\n');
}
