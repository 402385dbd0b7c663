import { Command, CommanderError } from 'commander';
import type { Capability } from '../kernel/capability.ts';
import { databaseCommands } from './database.ts';
import { openKernel } from '../kernel/open.ts';
import { failWith, runnerFor, type Open, type Terminal } from './run.ts';
import { serveCommand } from './serve.ts';
import { languageOf } from './language.ts';
import { simulateCommand } from './simulate.ts';
import { usageError } from './usage.ts';

/** The command line of all rooms; `open` gives each command its kernel. */
export function buildProgram(capabilities: readonly Capability[], terminal: Terminal, open: Open = openKernel): Command {
  const program = new Command('xinheng')
    .description('Xinheng 信衡')
    .option('--json', 'print one JSON document / 只输出一个JSON文档')
    .option('--as <account>', 'act as this account / 以该账号办理')
    .option('--purpose <text>', 'why more than public data is read (audited) / 查询用途（留痕）')
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.err(text.trimEnd()),
      // Said by `runProgram`, in the reader's language.
      outputError: () => undefined,
    });
  const run = runnerFor(program, terminal, (options) => open({ ...options, rooms: capabilities }));
  serveCommand(program, capabilities, terminal);
  databaseCommands(program, run, terminal.environment);
  simulateCommand(program, run, capabilities, terminal.environment);
  for (const capability of capabilities) capability.commands?.(program, run);
  exitInsteadOfEnding(program);
  return program;
}

/** Commander ends the process by itself; here its errors are thrown, so that output is flushed first. */
function exitInsteadOfEnding(command: Command): void {
  command.exitOverride();
  command.showHelpAfterError(false);
  for (const each of command.commands) exitInsteadOfEnding(each);
}

/** Runs one command line; used wrongly = exit 2. */
export async function runProgram(program: Command, argv: readonly string[], terminal: Terminal): Promise<void> {
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) terminal.exit(0);
    // A group without its command has shown its help.
    else if (error.code === 'commander.help') terminal.exit(2);
    else failWith(usageError(error), { json: argv.includes('--json'), language: languageOf(terminal.environment) }, terminal);
  }
}
