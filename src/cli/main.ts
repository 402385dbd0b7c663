import { capabilities } from '../capabilities.ts';
import { failWith, type Terminal } from './run.ts';
import { buildProgram, runProgram } from './program.ts';
import { languageOf } from './language.ts';
import { programVersion } from '../kernel/version.ts';

// A reader that went away (`… | head`) is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 3));

const terminal: Terminal = {
  environment: process.env,
  out: (text) => void process.stdout.write(text),
  err: (line) => void process.stderr.write(`${line}\n`),
  // What was written to a pipe is still on its way.
  exit: (code) => void process.stdout.write('', () => process.stderr.write('', () => process.exit(code))),
};

try {
  const program = buildProgram(capabilities, terminal);
  program.version(await programVersion(), '--version', 'print the version / 输出版本');
  await runProgram(program, process.argv.slice(2), terminal);
} catch (error) {
  failWith(error, { json: process.argv.includes('--json'), language: languageOf(process.env) }, terminal);
}
