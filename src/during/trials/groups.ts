import { Temporal } from 'temporal-polyfill';
import type { Kernel } from '../../kernel/context.ts';
import { codeWords, titleOfCode } from '../../registry/catalogue/index.ts';
import { HEADER, NEVER, SIZE_CODES, type FactBytes } from '../../registry/dossiers/index.ts';
import { divisionBook } from '../../registry/organs/index.ts';
import { industryBook, SUBJECT_SIZES } from '../../registry/subjects/index.ts';
import { GROUPINGS, type Grouping } from './schemas.ts';
import { trialMessages } from './messages.ts';

export interface BothTexts {
  zh: string;
  en: string;
}

/** Whole years from the founding day; the last band is open. */
const AGES = [1, 3, 5, 10] as const;
const UNKNOWN = 'unknown';
const DAY = 86_400_000;
/** Of a cell: the section's place among letters (5 bits), then age and class of size together (5 bits). */
const LETTER = 31;
const BEFORE_A = 64;
const SIZES = SIZE_CODES.length;

/** Which group of each kind a body is in, read from the head of its dossier: a small number, no object. */
export interface Grouper {
  /** All its groups in one number. */
  cellOf(facts: FactBytes): number;
  /** The number of its group of a kind. */
  keyIn(by: Grouping, cell: number): number;
  keyOf(by: Grouping, facts: FactBytes): number;
  /** The group's key in answers, from its number. */
  nameOf(by: Grouping, key: number): string;
}

export function grouper(asOf: string): Grouper {
  const day = Temporal.PlainDate.from(asOf);
  // Founded on this day or before: so many whole years old.
  const limits = AGES.map((years) => Date.parse(day.subtract({ years }).toString()) / DAY);
  const bandOf = (founded: number): number => {
    if (founded === NEVER) return 0;
    let band = 1;
    for (const limit of limits) if (founded <= limit) band += 1;
    return band;
  };
  const cellOf = ({ view, at }: FactBytes): number => {
    const district = view.getUint32(at + HEADER.district, true);
    const letter = view.getUint8(at + HEADER.section) & LETTER;
    const size = view.getUint8(at + HEADER.digits) >> 4;
    // Six digits and ten bits: a small integer.
    return (district << 10) | (letter << 5) | (bandOf(view.getInt32(at + HEADER.founded, true)) * SIZES + size);
  };
  const keyIn = (by: Grouping, cell: number): number => {
    const low = cell & 31;
    switch (by) {
      case 'district':
        return cell >> 10;
      case 'industry':
        return (cell >> 5) & LETTER;
      case 'size':
        return low % SIZES;
      case 'age':
        return Math.floor(low / SIZES);
    }
  };
  return {
    cellOf,
    keyIn,
    keyOf: (by, facts) => keyIn(by, cellOf(facts)),
    nameOf(by, key) {
      if (key === 0) return UNKNOWN;
      if (by === 'district') return String(key).padStart(6, '0');
      if (by === 'industry') return String.fromCharCode(BEFORE_A + key);
      return by === 'size' ? SIZE_CODES[key]! : ageKey(key - 1);
    },
  };
}

/** `0-1`, `1-3`, … `10+`: from and below so many years. */
function ageKey(band: number): string {
  const from = band === 0 ? 0 : AGES[band - 1]!;
  const to = AGES[band];
  return to === undefined ? `${from}+` : `${from}-${to}`;
}

/** What a group is called, in both languages. */
export function groupTitle(policy: Kernel['policy'], by: Grouping, key: string, day: string): BothTexts {
  if (key === UNKNOWN) return bothOf((say) => say['group.unknown']());
  if (by === 'age') {
    const [from = '0', to] = key.replace('+', '').split('-');
    return to === undefined ? bothOf((say) => say['group.older']({ from })) : bothOf((say) => say['group.age']({ from, to }));
  }
  if (by === 'size') return titleOfCode(codeWords(policy, day), { kind: 'registration', field: 'size', key }) ?? { zh: key, en: key };
  if (by === 'industry') return industryBook(policy).section(key)?.name ?? { zh: key, en: key };
  const name = divisionBook(policy).find(key, day)?.name ?? key;
  return { zh: name, en: name };
}

/** The same sentence in both languages. */
export function bothOf(say: (texts: typeof trialMessages.zh) => string): BothTexts {
  return { zh: say(trialMessages.zh), en: say(trialMessages.en) };
}

/** Groups in the order of answers: by kind, then by key, what is not known last. */
export function inOrderOfKeys<T extends { by: Grouping; key: string }>(groups: readonly T[]): T[] {
  const rank = ({ by, key }: T) => GROUPINGS.indexOf(by) * 2 + (key === UNKNOWN ? 1 : 0);
  const sizes: readonly string[] = SUBJECT_SIZES;
  const first = ({ by, key }: T) => (by === 'age' ? Number.parseInt(key, 10) : by === 'size' ? sizes.indexOf(key) : 0);
  return groups.toSorted((a, b) => rank(a) - rank(b) || first(a) - first(b) || (a.key < b.key ? -1 : 1));
}
