import { pass as counting } from './count-pass.ts';
import { pass as reading } from './read-pass.ts';

/** What `bench evaluate` has threads do. */
export const benchPasses = [counting, reading];
