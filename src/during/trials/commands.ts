import { access, constants, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Option, type Command } from 'commander';
import { localOperator } from '../../kernel/access/index.ts';
import type { CommandIo, RunCommand } from '../../kernel/capability.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { withDocument } from '../../kernel/policy/index.ts';
import { backtestModel } from './back-test-model.ts';
import { NATURES, SEVERITIES, type Outcome } from './schemas.ts';
import { simulateModel } from './simulate.ts';
import { backtestedText, simulatedText } from './text.ts';
import type { Progress } from './types.ts';
import { workbookOf, type Numbers } from './workbook.ts';

interface SimulateOptions {
  against?: string;
  asOf?: string;
  out?: string;
}

interface BacktestOptions {
  asOf: string;
  until?: string;
  knownAt?: string;
  items: string[];
  natures?: Outcome['natures'];
  severities?: Outcome['severities'];
  out?: string;
}

/** `evaluate simulate | backtest`. */
export function trialCommands(program: Command, run: RunCommand): void {
  const group = program.commands.find((command) => command.name() === 'evaluate') ?? program.command('evaluate');
  const file = ['<file>', 'a model as JSON / 模型文件'] as const;
  const out = ['--out <file>', 'the numbers as a workbook, .xlsx; no body in it / 数字表，不含主体'] as const;
  group
    .command('simulate')
    .description('try a changed model on the whole register: counts, no names / 试算，只出数字，不列主体')
    .argument(...file)
    .option('--against <id>', 'the model to compare with, default the one of the same id / 对照的模型')
    .option('--as-of <date>', 'day of evaluation, default today / 评价日')
    .option(...out)
    .action((path: string, options: SimulateOptions) =>
      run((kernel, io) =>
        worked(io, path, options.out, async (model, progress) => {
          const caller = await localOperator(kernel, { as: io.as.account, purpose: io.as.purpose });
          const { against, asOf } = options;
          const { document, numbers } = await simulateModel(kernel, { model, against, asOf }, caller, io.language, progress);
          return { document, numbers, text: simulatedText(document, io.language) };
        }),
      ),
    );
  group
    .command('backtest')
    .description('a model on a past day by what was known then, against what came after: counts, no names / 回溯检验，只出数字，不列主体')
    .argument(...file)
    .requiredOption('--as-of <date>', 'the past day / 过去的评价日')
    .requiredOption('--items <code...>', 'items of the catalogue that count as the outcome / 算作后来发生的目录事项')
    .option('--until <date>', 'last day of what came after, default today / 之后看到哪一天')
    .option('--known-at <date|number>', 'a day or a number of the journal, default the end of that day / 按哪一天知道的情况')
    .addOption(new Option('--natures <nature...>', 'only these / 只算这些性质').choices(NATURES))
    .addOption(new Option('--severities <severity...>', 'only these / 只算这些程度').choices(SEVERITIES))
    .option(...out)
    .action((path: string, options: BacktestOptions) =>
      run((kernel, io) =>
        worked(io, path, options.out, async (model, progress) => {
          const caller = await localOperator(kernel, { as: io.as.account, purpose: io.as.purpose });
          const { asOf, until = kernel.clock.today().toString(), knownAt, items, natures, severities } = options;
          const outcome = { items, ...(natures && { natures }), ...(severities && { severities }) };
          const asked = { model, asOf, until, outcome, ...(knownAt !== undefined && { knownAt: dayOrNumber(knownAt) }) };
          const { document, numbers } = await backtestModel(kernel, asked, caller, io.language, progress);
          return { document, numbers, text: backtestedText(document, io.language) };
        }),
      ),
    );
}

type Model = Record<string, unknown>;
interface Worked {
  document: unknown;
  numbers: Numbers;
  text: string;
}

/** Reads the model, tells how far it is, and writes the table that is asked for. Throws before it works for long. */
async function worked(io: CommandIo, path: string, out: string | undefined, work: (model: Model, progress: Progress) => Promise<Worked>) {
  if (out !== undefined && !out.endsWith('.xlsx')) throw new XinhengError('BAD_INPUT', { what: '--out .xlsx' });
  // Where it can't be written is said before the work, not behind it.
  if (out !== undefined) await access(dirname(out), constants.W_OK);
  let bar: ReturnType<CommandIo['progress']> | null = null;
  const tell: Progress = async (done, total) => {
    // The length is told with the first word.
    bar ??= io.progress(total ?? null);
    bar.update(done);
  };
  const working = withDocument(path, io.language, (model) => work(model as Model, tell));
  const { document, numbers, text } = await working.finally(() => bar?.stop());
  if (out !== undefined) await writeFile(out, await workbookOf(numbers, io.language));
  return { document, text };
}

const dayOrNumber = (given: string): string | number => (/^\d{1,15}$/u.test(given) ? Number(given) : given);
