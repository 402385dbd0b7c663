import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { localOperator } from '../../kernel/access/index.ts';
import type { RunCommand } from '../../kernel/capability.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { weeklyDocx } from './paper.ts';
import { weeklyXlsx } from './tables.ts';
import { weeklyBulletin } from './weekly.ts';

/** `bulletin weekly [--week DAY] [--out FILE]`: the five sentences, or the paper (.docx), or its tables (.xlsx). */
export function bulletinCommands(program: Command, run: RunCommand): void {
  const root = program.command('bulletin').description('the week in five sentences / 周报');
  root
    .command('weekly')
    .description('the last week that is over / 上周通报')
    .option('--week <date>', 'a day of the week / 该周的某一天')
    .option('--out <file>', 'write it as .docx or .xlsx / 写成文件')
    .action((options: { week?: string; out?: string }) =>
      run(async (kernel, io) => {
        const caller = await localOperator(kernel, { as: io.as.account, purpose: io.as.purpose });
        const found = await weeklyBulletin(kernel, options.week, caller, io.language);
        const { out } = options;
        if (out !== undefined) {
          if (!/\.(?:docx|xlsx)$/u.test(out)) throw new XinhengError('BAD_INPUT', { what: '--out .docx | .xlsx' });
          const bytes = await (out.endsWith('.docx') ? weeklyDocx(kernel, found, io.language) : weeklyXlsx(found, io.language));
          await writeFile(out, bytes);
        }
        const lines = found.sentences.map((sentence, at) => `${at + 1} ${sentence}`);
        return { document: found, text: [...lines, ...found.unknownSentences].join('\n') };
      }),
    );
}
