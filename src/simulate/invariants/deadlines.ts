import { dueOf, runningDeadlines } from '../../kernel/deadlines/index.ts';
import type { Invariant } from './types.ts';

/** Every last day is what its rule and today's calendar give; one that a party was told may only be later. */
export const deadlines: Invariant = {
  name: 'every deadline recomputes equal',
  async check({ world }) {
    const { db, calendar } = world.plain;
    const running = await db.tx(runningDeadlines);
    return running.flatMap((deadline) => {
      const { due } = dueOf(calendar, deadline);
      const right = deadline.served ? deadline.due >= due : deadline.due === due;
      const { rule, object_kind: kind, object_id: id } = deadline;
      return right ? [] : [`deadline ${rule} of ${kind} ${id}: ${deadline.due}, computed ${due}`];
    });
  },
};
