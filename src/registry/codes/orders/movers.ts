import type { Kernel } from '../../../kernel/context.ts';
import { point } from '../../../kernel/offers.ts';
import { recordMover } from '../../records/index.ts';
import type { RowMover } from '../../subjects/index.ts';

/** What takes part in mergers of entries: brought by rooms above this one whose rows hang on a body. */
export const movers = point<RowMover>('movers');

/** Rooms whose rows move with a body, in their order: the records first. */
export const rowMovers = ({ offers }: Pick<Kernel, 'offers'>): readonly RowMover[] => [recordMover, ...offers.at(movers)];
