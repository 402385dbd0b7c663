import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../kernel/db/index.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { stepsOf } from './dossiers.ts';
import type { AnyPass, Given, Told } from './passes.ts';

/** In a thread of its own: the part of the register that it was given, by the one of these passes that was named (passes.ts). */
export async function overPart(passes: readonly AnyPass[]): Promise<void> {
  try {
    say({ result: await resultOf(passes, workerData as Given) });
  } catch (error) {
    if (!(error instanceof XinhengError)) throw error;
    say({ fault: { code: error.code, params: error.params } });
  }
}

async function resultOf(passes: readonly AnyPass[], { name, connection, moment, part, asOf, input }: Given): Promise<unknown> {
  const pass = passes.find((each) => each.name === name);
  if (pass === undefined) throw new Error(`no thread knows the pass ${name}: src/cli/passes.ts`);
  const db = openDatabase(connection.url, { session: connection.session, max: 2 });
  try {
    // It was asked for by its name, with its input.
    return await pass.over(stepsOf(db, moment, part, asOf), input as never, (bodies) => say({ bodies }));
  } finally {
    await db.close();
  }
}

function say(told: Told<unknown>): void {
  // A thread's port, no window: there is no origin to name.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort!.postMessage(told);
}
