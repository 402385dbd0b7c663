import type { Command } from 'commander';
import type { CommandIo, CommandResult, RunCommand } from '../kernel/capability.ts';
import { t, type Language } from '../kernel/i18n/index.ts';
import { explained } from '../kernel/explain.ts';
import type { OpenKernel, OpenNote, OpenOptions } from '../kernel/open.ts';
import type { Environment } from '../kernel/settings.ts';
import { asXinhengError, faultDocument, faultText } from './fault.ts';
import { languageOf } from './language.ts';
import { cliMessages } from './messages.ts';
import { startProgress } from './progress.ts';

/** Where commands write and what they end with. */
export interface Terminal {
  environment: Environment;
  out(text: string): void;
  err(line: string): void;
  exit(code: number): void;
}

/** How a command gets its kernel, which it closes. */
export type Open = (options: Pick<OpenOptions, 'environment' | 'note' | 'rooms'>) => Promise<OpenKernel>;

interface GlobalOptions {
  json?: boolean;
  as?: string;
  purpose?: string;
}

/** How each command runs: kernel, result, error, exit code. Standard output holds the document and nothing else. */
export function runnerFor(program: Command, terminal: Terminal, open: Open): RunCommand {
  const ioNow = () => ioOf(program.opts<GlobalOptions>(), terminal);
  const run = async (work: Parameters<RunCommand>[0]): Promise<void> => {
    const io = ioNow();
    await finish(io, terminal, async () => {
      const kernel = await open({
        environment: terminal.environment,
        note: (note) => terminal.err(noteText(note, io.language)),
      });
      try {
        return await work(kernel, io);
      } catch (error) {
        throw explained(error, kernel.home);
      } finally {
        await kernel.close();
      }
    });
  };
  const pure = async (work: Parameters<RunCommand['pure']>[0]): Promise<void> => {
    const io = ioNow();
    await finish(io, terminal, () => work(io));
  };
  return Object.assign(run, { pure });
}

async function finish(io: CommandIo, terminal: Terminal, work: () => Promise<CommandResult>): Promise<void> {
  try {
    const { document, text, exit } = await work();
    const said = io.json ? JSON.stringify(document) : text;
    if (said !== '') terminal.out(`${said}\n`);
    terminal.exit(exit ?? 0);
  } catch (thrown) {
    failWith(thrown, io, terminal);
  }
}

export function failWith(thrown: unknown, io: Pick<CommandIo, 'json' | 'language'> & Partial<CommandIo>, terminal: Terminal): void {
  const error = asXinhengError(thrown);
  if (io.json) terminal.out(`${JSON.stringify(faultDocument(error, io.language))}\n`);
  terminal.err(faultText(error, io.language));
  if (error.code === 'FORBIDDEN' && io.as?.account === null) terminal.err(t(io.language, cliMessages)['as.nobody']());
  // For whoever looks into it; a stack may quote a row, so never unasked.
  if (terminal.environment['XINHENG_LOG'] === 'debug') console.error(thrown);
  terminal.exit(error.exitCode);
}

function ioOf(options: GlobalOptions, terminal: Terminal): CommandIo {
  return {
    json: options.json === true,
    language: languageOf(terminal.environment),
    as: { account: options.as ?? null, purpose: options.purpose ?? null },
    note: (line) => terminal.err(line),
    progress: (total) => startProgress(total),
  };
}

export function noteText(note: OpenNote, language: Language): string {
  const texts = t(language, cliMessages);
  if (note.kind === 'database-made') return texts['database.made']();
  if (note.kind === 'database-elsewhere') return texts['database.elsewhere']({ home: note.home });
  return texts['demo.rebuilt']();
}
