import type { Kernel } from '../../kernel/context.ts';
import { refresh } from './refresh.ts';
import { bodiesBehind } from './store.ts';

const STEP = 2000;

/**
 * The whole register once a day: grades that a day has made stale, editions of plans and models that begin, bodies that no
 * event told of. In steps of their own transactions: stopped at any moment, the next run goes on with what is left, since it
 * compares with what is stored.
 */
export async function refreshAll(kernel: Kernel, day: string): Promise<{ bodies: number; changed: number }> {
  const at = new Date(kernel.clock.now().epochMilliseconds);
  const done = { bodies: 0, changed: 0 };
  for (let after: string | null = null; ;) {
    const ids: string[] = await kernel.db.tx((tx) => bodiesBehind(tx, after, STEP));
    if (ids.length === 0) return done;
    done.changed += await kernel.db.tx((tx) => refresh(tx, kernel, ids, { day, at }));
    done.bodies += ids.length;
    after = ids.at(-1)!;
  }
}
