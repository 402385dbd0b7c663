import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../kernel/db/index.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { stepsOf } from './dossiers.ts';
import type { Given, Pass, Told } from './passes.ts';

/** One part of the register in a thread of its own (passes.ts). */
async function run({ url, connection, moment, part, asOf, input }: Given): Promise<void> {
  const { pass } = (await import(url)) as { pass: Pass<unknown, unknown> };
  const db = openDatabase(connection.url, { session: connection.session, max: 2 });
  try {
    const result = await pass.over(stepsOf(db, moment, part, asOf), input, (bodies) => say({ bodies }));
    say({ result });
  } finally {
    await db.close();
  }
}

function say(told: Told<unknown>): void {
  // A thread's port, no window: there is no origin to name.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort!.postMessage(told);
}

try {
  await run(workerData as Given);
} catch (error) {
  if (!(error instanceof XinhengError)) throw error;
  say({ fault: { code: error.code, params: error.params } });
}
