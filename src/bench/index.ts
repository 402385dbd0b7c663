import { benchEvaluate } from '../during/evaluation/index.ts';
import { askTrial } from '../during/trials/index.ts';
import { benchJournal } from '../kernel/journal/index.ts';
import { benchIntake } from '../registry/intake/index.ts';
import { benchPortal } from '../faces/portal/index.ts';
import { benchSearch } from '../registry/search/index.ts';
import type { Bench } from './types.ts';

export type { Bench } from './types.ts';

/** By the name given to `bench NAME`. */
export const benches: Readonly<Record<string, Bench>> = {
  journal: benchJournal,
  intake: benchIntake,
  search: benchSearch,
  portal: benchPortal,
  evaluate: (kernel, io, options) => benchEvaluate(kernel, io, { ...options, ask: askTrial }),
};
