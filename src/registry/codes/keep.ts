import { sql } from 'kysely';
import { dayOf } from '../../kernel/clock/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { LOCKS, type Tx } from '../../kernel/db/index.ts';
import type { Reader } from '../../kernel/journal/types.ts';
import { bodiesOfEvent } from '../subjects/index.ts';
import { computeFindings } from './compute.ts';
import { lapseOrders, openOrders } from './orders/open.ts';
import { findRules } from './policy.ts';
import { fillNamesakes, scopeOf, type Scope } from './scope.ts';
import { reconcile } from './store.ts';

type KeepKernel = Pick<Kernel, 'append' | 'ids' | 'clock' | 'calendar' | 'policy'>;

export interface Kept {
  standing: number;
  opened: number;
  gone: number;
  orders: number;
}

/** Keeps findings in step with what the register says, and asks the registering organs. */
export function findingsReader(kernel: KeepKernel): Reader {
  return {
    name: 'codes',
    types: [
      'registration.added',
      'registration.replaced',
      'registration.moved',
      'subject.merged',
      'subject.unmerged',
      'subject.rekeyed',
      'code.ruled',
    ],
    batch: 2000,
    async handle(tx, events, { now }) {
      const touched = [...new Set(events.flatMap(bodiesOfEvent))];
      if (touched.length > 0) await keep(tx, kernel, await scopeOf(tx, touched), now);
    },
  };
}

/** Everything anew, from nothing but the register and the rulings. Finds what the reader found (codes.property.test.ts). */
export async function recompute(tx: Tx, kernel: KeepKernel, now: Date): Promise<Kept> {
  await fillNamesakes(tx, 'all');
  return keep(tx, kernel, 'all', now);
}

async function keep(tx: Tx, kernel: KeepKernel, scope: Scope, now: Date): Promise<Kept> {
  const day = dayOf(kernel.clock.now()).toString();
  const rules = findRules(kernel.policy, day);
  // The reader and a full computation at once would open the same finding twice.
  await sql`select pg_advisory_xact_lock(${LOCKS.codeFindings}::bigint)`.execute(tx);
  const computed = await computeFindings(tx, rules, scope);
  const { opened, gone } = await reconcile(tx, kernel.ids, computed, scope, day);
  const lapsed = await lapseOrders(tx, kernel, gone, day, now);
  const events = [...lapsed, ...(await openOrders(tx, kernel, opened, rules, day, now))];
  if (events.length > 0) await kernel.append(tx, events, now);
  return {
    standing: computed.size,
    opened: opened.length,
    gone: gone.length,
    orders: events.length - lapsed.length,
  };
}
