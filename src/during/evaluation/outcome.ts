import type { ModelContent } from '../../kernel/policy/index.ts';
import { unpack } from './fast/packed.ts';
import type { EvaluationRow } from './store.ts';
import { teller, type Told } from './fast/told.ts';

/** A stored evaluation told in full: raw values as they are stored, all else by the text of the model that made it. */
export function outcomeIn({ packed }: Pick<EvaluationRow, 'packed'>, content: ModelContent): Told {
  const { measured, numbers } = unpack(content, packed);
  return teller(content, numbers)(measured);
}
