import { Temporal } from 'temporal-polyfill';
import type { Kernel } from '../../kernel/context.ts';
import { HEADER, NEVER, type FactBytes } from '../../registry/dossiers/index.ts';
import { divisionBook } from '../../registry/organs/index.ts';
import { industryBook } from '../../registry/subjects/index.ts';
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

/** Which group of each kind a body is in, read from the head of its dossier: a small number, no object. */
export interface Grouper {
  keyOf(by: Grouping, facts: FactBytes): number;
  /** The group's key in answers, from its number. */
  nameOf(by: Grouping, key: number): string;
}

export function grouper(asOf: string): Grouper {
  const day = Temporal.PlainDate.from(asOf);
  // Founded on this day or before: so many whole years old.
  const limits = AGES.map((years) => Date.parse(day.subtract({ years }).toString()) / DAY);
  return {
    keyOf(by, { view, at }) {
      switch (by) {
        case 'district':
          return view.getUint32(at + HEADER.district, true);
        case 'industry':
          return view.getUint8(at + HEADER.section);
        case 'age': {
          const founded = view.getInt32(at + HEADER.founded, true);
          return founded === NEVER ? 0 : 1 + limits.filter((limit) => founded <= limit).length;
        }
      }
    },
    nameOf(by, key) {
      if (key === 0) return UNKNOWN;
      if (by === 'district') return String(key).padStart(6, '0');
      return by === 'industry' ? String.fromCharCode(key) : ageKey(key - 1);
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
    return to === undefined
      ? bothOf((say) => say['group.older']({ from }))
      : bothOf((say) => say['group.age']({ from, to }));
  }
  if (by === 'industry') return industryBook(policy).section(key)?.name ?? { zh: key, en: key };
  const name = divisionBook(policy).find(key, day)?.name ?? key;
  return { zh: name, en: name };
}

/** Groupings that no source can fill, and why: nothing is made up in their place. */
export function unavailable(): { by: 'size'; reason: BothTexts }[] {
  return [{ by: 'size', reason: bothOf((say) => say['size.none']()) }];
}

/** The same sentence in both languages. */
export function bothOf(say: (texts: typeof trialMessages.zh) => string): BothTexts {
  return { zh: say(trialMessages.zh), en: say(trialMessages.en) };
}

/** Groups in the order of answers: by kind, then by key, what is not known last. */
export function inOrderOfKeys<T extends { by: Grouping; key: string }>(groups: readonly T[]): T[] {
  const rank = ({ by, key }: T) => GROUPINGS.indexOf(by) * 2 + (key === UNKNOWN ? 1 : 0);
  const first = ({ by, key }: T) => (by === 'age' ? Number.parseInt(key, 10) : 0);
  return groups.toSorted((a, b) => rank(a) - rank(b) || first(a) - first(b) || (a.key < b.key ? -1 : 1));
}
