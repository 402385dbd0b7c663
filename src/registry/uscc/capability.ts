import { capability, type CommandIo, type CommandResult } from '../../kernel/capability.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { checkUscc } from './check.ts';
import { readCodes } from './command/read.ts';
import { codesText, fileText, type CheckedRow } from './command/report.ts';

export const usccCapability = capability({
  name: 'uscc',
  items: [
    {
      item: 8,
      state: 'part',
      what: 'both check characters, each finding apart with its cause',
    },
  ],
  commands: (program, run) => {
    const uscc = program.command('uscc').description('unified social credit codes / 统一社会信用代码');
    uscc
      .command('check')
      .description('check codes, or those of a column of a file / 校验代码')
      .argument('[codes...]')
      .option('--file <file>', 'CSV, or one code a line / CSV文件，或者每行一个代码')
      .option('--column <name>', 'heading of the column with the codes / 代码所在列的表头')
      .action((codes: string[], options: { file?: string; column?: string }) => run.pure((io) => check(codes, options, io)));
  },
});

/** Exit 1 when any code is not valid. Exported for its test. */
export async function check(codes: readonly string[], options: { file?: string; column?: string }, io: CommandIo): Promise<CommandResult> {
  if (options.file === undefined) {
    if (codes.length === 0 || options.column !== undefined) throw new XinhengError('BAD_INPUT', { what: 'uscc check CODE… | --file F' });
    const checks = codes.map(checkUscc);
    return { document: checks, text: codesText(checks, io.language), exit: exitOf(checks) };
  }
  if (codes.length > 0) throw new XinhengError('BAD_INPUT', { what: 'uscc check CODE… | --file F' });
  const checks: CheckedRow[] = [];
  let empty = 0;
  const bar = io.progress(null);
  try {
    await readCodes(options.file, options.column, ({ row, code }) => {
      if (code === '') empty += 1;
      else checks.push({ row, ...checkUscc(code) });
      if (row % 10_000 === 0) bar.update(row);
    });
  } finally {
    bar.stop();
  }
  return { document: checks, text: fileText(checks, empty, io.language), exit: exitOf(checks) };
}

function exitOf(checks: readonly CheckedRow[]): 0 | 1 {
  return checks.every((check) => check.valid) ? 0 : 1;
}
