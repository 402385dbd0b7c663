import { sql } from 'kysely';
import type { Kernel } from '../context.ts';

/** How long another process may still answer by the editions of before, in milliseconds. */
const EVERY = 2_000;

/**
 * Keeps the store of a running server at what policy_documents says: an edition may be published by this process, by
 * another one of the same database, or on the command line. Asked again rather than told, so that none is missed.
 * `reloaded`: what else is made from it.
 */
export function watchPolicy(
  kernel: Pick<Kernel, 'db' | 'policy' | 'log'>,
  { every = EVERY, reloaded }: { every?: number; reloaded?: () => Promise<void> } = {},
): { stop(): Promise<void> } {
  let known: string | undefined;
  let asking = Promise.resolve();
  const ask = async (): Promise<void> => {
    const { rows } = await sql<{ mark: string }>`
      select count(*) || ' ' || coalesce(max(loaded_at)::text, '') as mark from policy_documents
      where status <> 'draft'`.execute(kernel.db.kysely);
    const mark = rows[0]?.mark;
    if (mark !== known) {
      await kernel.policy.reload();
      await reloaded?.();
    }
    known = mark;
  };
  const turn = (): void => {
    asking = asking.then(ask).catch((error: unknown) => kernel.log.warn({ error }, 'policy editions were not looked up'));
  };
  turn();
  const timer = setInterval(turn, every);
  return {
    async stop() {
      clearInterval(timer);
      await asking;
    },
  };
}
