import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';

/** Thrown where something was let through: the attempt must leave nothing, whatever became of it. */
class Undone extends Error {}

/**
 * Runs `work` in one transaction that is rolled back in every case. Services that open a transaction of their own get the same one. Answers what
 * `work` answers; throws what it was refused with.
 */
export async function inVain<R>(kernel: Kernel, work: (inner: Kernel, tx: Tx) => Promise<R>): Promise<R> {
  let answer: { value: R } | undefined;
  try {
    await kernel.db.tx(async (tx) => {
      const { pool, close } = kernel.db;
      const db: Kernel['db'] = { kysely: tx, pool, tx: (own) => own(tx), close };
      answer = { value: await work({ ...kernel, db }, tx) };
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone) || answer === undefined) throw error;
  }
  if (answer === undefined) throw new TypeError('a transaction without an end');
  return answer.value;
}
