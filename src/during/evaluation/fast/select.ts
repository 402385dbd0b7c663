import type { ModelSelection } from '../../../kernel/policy/index.ts';
import { facetParts, NATURES, SEVERITY_CODES, type Numbers } from '../../../registry/dossiers/index.ts';

/** A selection as tables over the bytes of a fact: 1 = chosen. */
export interface Chosen {
  /** Numbers of items, and the same as a table. */
  items: readonly number[];
  item: Uint8Array;
  /** By the byte of nature and severity. */
  nature: Uint8Array;
  /** By facet number; null: all. */
  facet: Uint8Array | null;
}

/**
 * An item that no record has carried yet has no number and selects nothing. A kind of penalty is one of several
 * (`fine+warning`), so that a code may be any part.
 */
export function choose({ items, natures, severities, codes, values }: ModelSelection, numbers: Numbers): Chosen {
  const chosen = items.flatMap((id) => numbers.item.get(id) ?? []);
  const item = new Uint8Array(1 + Math.max(0, ...chosen));
  for (const number of chosen) item[number] = 1;
  const rightNature = NATURES.map((each) => natures === undefined || natures.includes(each));
  const rightSeverity = SEVERITY_CODES.map((each) => severities === undefined || severities.includes(each ?? 'unstated'));
  const nature = new Uint8Array(256);
  for (const [low, right] of rightNature.entries())
    for (const [high, also] of rightSeverity.entries()) nature[low + (high << 4)] = right && also ? 1 : 0;
  if (codes === undefined && values === undefined) return { items: chosen, item, nature, facet: null };
  const facet = new Uint8Array(1 + highest(numbers.facet));
  for (const [name, number] of numbers.facet) {
    const { code, value } = facetParts(name);
    const rightCode = codes === undefined || codes.includes(code) || code.split('+').some((part) => codes.includes(part));
    if (rightCode && (values === undefined || values.includes(value))) facet[number] = 1;
  }
  return { items: chosen, item, nature, facet };
}

/** The highest number given out; 0 where none was. */
export function highest(numbers: ReadonlyMap<string, number>): number {
  let most = 0;
  for (const number of numbers.values()) most = Math.max(most, number);
  return most;
}
