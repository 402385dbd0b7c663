import { endStandIn, standInForMerged } from '../../../kernel/access/index.ts';
import type { Hashable } from '../../../kernel/journal/index.ts';
import type { RowMover } from '../../../registry/subjects/index.ts';

/**
 * Cases, drafts and mandates stay with the entry under which they began: a term runs for whom the paper named, and a merger may
 * be undone. But the body is one, so its own accounts stand in for the merged entry while the merger holds.
 */
export const centreMover: RowMover = {
  name: 'centre',
  tables: [],
  async move(tx, kernel, between) {
    const ids = await standInForMerged(tx, kernel, between);
    return { events: [], note: ids, write: () => Promise.resolve() };
  },
  questions: () => Promise.resolve([]),
  async back(tx, kernel, { loser }, note) {
    await endStandIn(tx, kernel, loser, idsOf(note));
    return { events: [], note: null, write: () => Promise.resolve() };
  },
};

/** Mergers from before this mover have no note of it. */
function idsOf(note: Hashable): string[] {
  return Array.isArray(note) ? note.filter((each): each is string => typeof each === 'string') : [];
}
