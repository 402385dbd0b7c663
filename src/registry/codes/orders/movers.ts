import { recordMover } from '../../records/index.ts';
import type { RowMover } from '../../subjects/index.ts';

const movers: RowMover[] = [recordMover];

/**
 * A room above this one whose rows hang on a body takes part in mergers of entries. Called once by its capability; its rows
 * are moved after the records.
 */
export function registerMover(mover: RowMover): void {
  if (!movers.includes(mover)) movers.push(mover);
}

/** Rooms whose rows move with a body, in their order. */
export const rowMovers = (): readonly RowMover[] => movers;
