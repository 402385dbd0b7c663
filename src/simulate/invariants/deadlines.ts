import { dueOf, runningDeadlines } from '../../kernel/deadlines/index.ts';
import type { Invariant } from './types.ts';

/** Every last day is what its rule and today's calendar give; one that a party was told may only be later. */
export const deadlines: Invariant = {
  name: 'every deadline recomputes equal',
  async check({ world }) {
    const { db, calendar } = world.plain;
    const running = await db.tx(runningDeadlines);
    return running.flatMap((deadline) => {
      const { rule, object_kind: kind, object_id: id, served } = deadline;
      const { due } = dueOf(calendar, deadline);
      const about = `deadline ${rule} of ${kind} ${id}`;
      const right = served ? deadline.due >= due : deadline.due === due;
      // As long as it runs from the same day: what was told may only get later.
      const key = `${deadline.deadline_id} ${deadline.started}`;
      const told = world.told.get(key);
      if (served) world.told.set(key, deadline.due);
      return [
        ...(right ? [] : [`${about}: ${deadline.due}, computed ${due}`]),
        ...(told !== undefined && deadline.due < told ? [`${about}: ${deadline.due}, ${told} was told`] : []),
      ];
    });
  },
};
