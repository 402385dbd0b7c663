import type { ModelSelection } from '../../kernel/policy/index.ts';
import { facetParts, NATURES, SEVERITY_CODES, type Numbers } from '../../registry/dossiers/index.ts';

/** A selection as tables over the bytes of a fact: 1 = chosen. */
export interface Chosen {
  /** By item number. */
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
  const item = new Uint8Array(65_536);
  for (const id of items) {
    const number = numbers.item.get(id);
    if (number !== undefined) item[number] = 1;
  }
  const nature = Uint8Array.from({ length: 256 }, (_, byte) => {
    const severity = SEVERITY_CODES[byte >> 4];
    const rightNature = natures === undefined || natures.includes(NATURES[byte & 15]!);
    return rightNature && (severities === undefined || severities.includes(severity ?? 'unstated')) ? 1 : 0;
  });
  if (codes === undefined && values === undefined) return { item, nature, facet: null };
  const facet = new Uint8Array(65_536);
  for (const [name, number] of numbers.facet) {
    const { code, value } = facetParts(name);
    const rightCode = codes === undefined || codes.includes(code) || code.split('+').some((part) => codes.includes(part));
    if (rightCode && (values === undefined || values.includes(value))) facet[number] = 1;
  }
  return { item, nature, facet };
} // prettier-ignore
