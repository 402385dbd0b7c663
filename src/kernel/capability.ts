import type { Command } from 'commander';
import type { Temporal } from 'temporal-polyfill';
import type { Kernel } from './context.ts';
import type { DeadlineHandler } from './deadlines/types.ts';
import type { AnyRoute } from './http/types.ts';
import type { Language } from './i18n/types.ts';
import type { ContentHome, Reader } from './journal/types.ts';
import type { Job } from './jobs/types.ts';
import type { Gift } from './offers.ts';
import type { Channels } from './outbox/index.ts';
import type { CaseEffect } from './procedures/types.ts';
import type { WorkSource } from './procedures/work-sources.ts';
import type { Effect } from './proposals/types.ts';

/** What a room offers, imported only by server.ts and cli. `npm run map` reads these. */
export interface Capability {
  name: string;
  /** Policy items of requirements.md that this room serves. */
  items: readonly { item: number; state: 'built' | 'part' | 'planned'; what: string }[];
  routes?: (kernel: Kernel) => AnyRoute[];
  /** Server-rendered pages: routes of a face other than api. */
  pages?: (kernel: Kernel) => AnyRoute[];
  readers?: (kernel: Kernel) => Reader[];
  /** Where `journal verify` finds what was hashed for events whose content stands in this room's rows. */
  contentHomes?: readonly ContentHome[];
  /** Where messages of the outbox go, by channel. */
  channels?: (kernel: Kernel) => Channels;
  jobs?: (kernel: Kernel) => Job[];
  /** Work of each day: when the server starts and after each Shanghai midnight. Must bear being run twice. */
  daily?: (kernel: Kernel) => Daily[];
  /** Work of each full hour, likewise. */
  hourly?: (kernel: Kernel) => Hourly[];
  /** What happens when a deadline of a rule passes. */
  deadlines?: (kernel: Kernel) => DeadlineHandler[];
  /** What waits for people in this room, for their work lists. */
  work?: (kernel: Kernel) => WorkSource[];
  /** What happens when a step of a procedure is fired that names the kind. */
  caseEffects?: readonly CaseEffect[];
  /** What happens when a proposal of the kind is confirmed. */
  effects?: readonly Effect[];
  /** What this room brings to a point of another room. */
  gives?: readonly Gift[];
  commands?: (program: Command, run: RunCommand) => void;
}

export interface Daily {
  name: string;
  run(today: Temporal.PlainDate): Promise<void>;
}

export interface Hourly {
  name: string;
  run(): Promise<void>;
}

/** Opens the kernel for a command, prints its result (JSON or text), maps errors to exit codes, closes. */
export interface RunCommand {
  (work: (kernel: Kernel, io: CommandIo) => Promise<CommandResult>): Promise<void>;
  /** For commands that need no database (uscc check, calendar due, policy check): starts and opens nothing. */
  pure(work: (io: CommandIo) => Promise<CommandResult>): Promise<void>;
}

export interface CommandIo {
  json: boolean;
  /** Of the texts that people read, from LC_ALL, LC_MESSAGES, LANG. */
  language: Language;
  /** The local operator, or the account of `--as` with its `--purpose` (not yet looked up: see access). */
  as: { account: string | null; purpose: string | null };
  /** To standard error. */
  note(line: string): void;
  /** A progress bar on standard error where it is a terminal; else a line now and then. */
  progress(total: number | null): { update(done: number, note?: string): void; stop(): void };
}

export interface CommandResult {
  /** The document printed with --json. */
  document: unknown;
  /** What a person reads without --json. */
  text: string;
  exit?: 0 | 1;
}

export function capability(declaration: Capability): Capability {
  return declaration;
}
