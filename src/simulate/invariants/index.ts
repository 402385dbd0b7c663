import { acts } from './acts.ts';
import { cases } from './cases.ts';
import { deadlines } from './deadlines.ts';
import { display } from './display.ts';
import { dossiers, effects } from './effects.ts';
import { journal, readers } from './journal.ts';
import type { Invariant } from './types.ts';

export { PLANTED } from './planted.ts';
export type { EndOfDay, Invariant } from './types.ts';

/** Looked at after every day. Readers first: where one is behind, what follows would be judged too early. */
export const INVARIANTS: readonly Invariant[] = [readers, journal, acts, effects, display, deadlines, dossiers, cases];
