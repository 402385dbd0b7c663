import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { POLICY_DIRECTORY } from '../../../kernel/policy/index.ts';

/** Engines that do the same work, in a process of their own (scripts/evaluate-peers.mjs). */
export interface Peers {
  openDuck(given: { file: string; threads: number; memory: string }): Promise<void>;
  runDuck(given: { sql: string }): Promise<{ rows: Record<string, unknown>[]; seconds: number }>;
  /** Runs the statement that reads the file, and removes the file. */
  loadDuck(given: { sql: string; file: string }): Promise<void>;
  runZen(given: { expressions: unknown; inputs: unknown[]; atOnce: number }): Promise<Graded>;
  runRules(given: { program: unknown; inputs: unknown[] }): Promise<Graded>;
  close(): Promise<void>;
}

/** Places of grades in the order of the inputs. */
export interface Graded {
  grades: number[];
  seconds: number;
}

interface Answer {
  id: number;
  answer?: unknown;
  error?: string;
}

/** Throws where the peers are not installed: they are packages for development. */
export async function openPeers(): Promise<Peers> {
  const script = join(POLICY_DIRECTORY, '../scripts/evaluate-peers.mjs');
  if (!existsSync(script)) throw new Error(`bench: ${script}`);
  const child = fork(script, [], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ask = asking(child);
  return {
    openDuck: async (given) => void (await ask('openDuck', given)),
    runDuck: async (given) => (await ask('runDuck', given)) as Awaited<ReturnType<Peers['runDuck']>>,
    loadDuck: async (given) => void (await ask('loadDuck', given)),
    runZen: async (given) => (await ask('runZen', given)) as Graded,
    runRules: async (given) => (await ask('runRules', given)) as Graded,
    async close() {
      if (!child.connected) return;
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

function asking(child: ChildProcess): (what: string, given: unknown) => Promise<unknown> {
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  child.on('message', (message) => {
    const { id, answer, error } = message as Answer;
    const one = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) one?.resolve(answer);
    else one?.reject(new Error(error));
  });
  child.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`peers ended with ${code}`));
  });
  return (what, given) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      child.send({ id: last, what, given });
    });
}
