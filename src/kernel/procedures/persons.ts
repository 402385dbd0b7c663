import { namedBy, type Named } from '../access/index.ts';
import type { Tx } from '../db/index.ts';
import type { Step } from './types.ts';

export type People = ReadonlyMap<string, Named>;

/** Who took the steps of a case or was given it, by account, as they are called now. */
export async function peopleOf(tx: Tx, steps: readonly Pick<Step, 'kind' | 'what' | 'by'>[]): Promise<People> {
  const accounts = new Set(steps.flatMap(({ kind, what, by }) => (kind === 'assign' ? [by, what] : [by])));
  return namedBy(tx, [...accounts]);
}
