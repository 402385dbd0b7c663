import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { capabilities } from '../../src/capabilities.ts';
import { buildProgram, runProgram } from '../../src/cli/program.ts';
import type { Open } from '../../src/cli/run.ts';
import type { Environment } from '../../src/kernel/settings.ts';
import type { TestKernel } from './kernel.ts';
import { addRooms } from '../../src/kernel/testing/rooms.ts';

export interface Said {
  exit: number;
  out: string;
  err: string;
  /** The command whose action began, without the program's name: none where the line was used wrongly. */
  began: string | null;
}

/** The command line of all rooms in this process. */
async function typed(argv: readonly string[], environment: Environment, open?: Open): Promise<Said> {
  const said: Said = { exit: -1, out: '', err: '', began: null };
  const terminal = {
    environment,
    out: (text: string) => void (said.out += text),
    err: (line: string) => void (said.err += `${line}\n`),
    exit: (code: number) => void (said.exit = code),
  };
  const program = buildProgram(capabilities, terminal, open);
  program.hook('preAction', (_, action) => void (said.began = pathOf(action)));
  await runProgram(program, argv, terminal);
  return said;
}

/** `intake forms show`. */
export function pathOf(command: Command): string {
  const name = command.name();
  return command.parent?.parent ? `${pathOf(command.parent)} ${name}` : name;
}

/** What a command says, by a kernel of its own on the same database and day. */
export async function command(kernel: TestKernel, argv: readonly string[]): Promise<string> {
  const environment = {
    XINHENG_DATA: await mkdtemp(join(tmpdir(), 'xh-command-')),
    DATABASE_URL: kernel.db.url,
    XINHENG_TODAY: kernel.clock.today().toString(),
  };
  const { out, err } = await typed(argv, environment);
  return `${out}\n${err}`;
}

/** Command lines on the test's own kernel, which stays open: opening one for each of some hundred takes longer than they do. */
export function shared(kernel: TestKernel): (argv: readonly string[], language: 'zh' | 'en') => Promise<Said> {
  addRooms(kernel, capabilities);
  const open = () => Promise.resolve(Object.assign(kernel, { home: undefined, close: () => Promise.resolve() }));
  return (argv, language) => typed(argv, { LANG: language === 'en' ? 'en_GB.UTF-8' : 'zh_CN.UTF-8' }, open);
}
