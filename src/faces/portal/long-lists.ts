import { ACT_KINDS, NATURES, type ActKind, type Nature } from '../../registry/records/types.ts';
import type { KindCount } from '../../registry/publicity/index.ts';

export interface List {
  tail: 'acts' | 'lists' | 'commitments' | 'honours';
  holds: (count: Pick<KindCount, 'nature' | 'kind'>) => boolean;
  summary: string;
}

/** Lists and commitments have pages of their own; whatever else is not good is an act (inspections too). */
const LISTINGS: readonly ActKind[] = ['listing', 'court_listing', 'abnormal_listing'];
export const LISTS: readonly List[] = [
  {
    tail: 'acts',
    holds: ({ nature, kind }) => nature !== 'good' && kind !== 'commitment' && !LISTINGS.includes(kind),
    summary: 'All acts on display about one body, page by page',
  },
  {
    tail: 'lists',
    holds: ({ kind }) => LISTINGS.includes(kind),
    summary: 'The lists on which one body stands today, each entry in full',
  },
  {
    tail: 'commitments',
    holds: ({ nature, kind }) => nature !== 'good' && kind === 'commitment',
    summary: 'Credit commitments of one body on display, page by page',
  },
  {
    tail: 'honours',
    holds: ({ nature }) => nature === 'good',
    summary: 'All honours on display about one body, page by page',
  },
];

/** The long list in which a record of that nature and kind stands. */
export function listOf(count: Pick<KindCount, 'nature' | 'kind'>): List['tail'] {
  return LISTS.find((list) => list.holds(count))?.tail ?? 'acts';
}

export const naturesOf = (list: List): Nature[] => NATURES.filter((nature) => ACT_KINDS.some((kind) => list.holds({ nature, kind })));
export const kindsOf = (list: List): ActKind[] => ACT_KINDS.filter((kind) => NATURES.some((nature) => list.holds({ nature, kind })));
