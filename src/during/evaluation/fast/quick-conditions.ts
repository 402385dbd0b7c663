import type { ModelContent } from '../../../kernel/policy/index.ts';
import type { Numbers } from '../../../registry/dossiers/index.ts';
import { wordsOf, type Holds } from '../points.ts';
import { least, reaches, shapeOf, wordsIn } from './quick-values.ts';

/** All conditions hold, by integers alone; what is missing meets none. Weighted means are not for here. */
export function quickHolds(model: ModelContent, when: ModelContent['vetoes'][number]['when'], numbers: Numbers): Holds {
  const all = when.map(({ indicator: id, atLeast, below, in: among }): Holds => {
    const at = model.indicators.findIndex((each) => each.id === id);
    const indicator = model.indicators[at]!;
    const shape = shapeOf(indicator);
    if (among !== undefined) {
      const word = wordsOf(indicator, numbers);
      const known = new Int8Array(wordsIn(indicator, numbers)).fill(-1);
      return ({ has, word: words }) => {
        const number = words[at]!;
        if (known[number] === -1) known[number] = among.includes(word(number)) ? 1 : 0;
        return has[at] === 1 && known[number] === 1;
      };
    }
    const isUp = reaches(shape, at);
    const low = atLeast === undefined ? null : least(shape, atLeast);
    const high = below === undefined ? null : least(shape, below);
    return (measured) => measured.has[at] === 1 && (low === null || isUp(measured, low)) && (high === null || !isUp(measured, high));
  });
  const [only] = all;
  if (all.length === 1) return only!;
  return (measured) => {
    for (let k = 0; k < all.length; k += 1) if (!all[k]!(measured)) return false;
    return true;
  };
}
