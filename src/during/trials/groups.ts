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
/** Of cells: letters are below the first, bands of age below the second. */
const SECTIONS = 128;
const BANDS = 8;

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
    const section = view.getUint8(at + HEADER.section);
    return (district * SECTIONS + section) * BANDS + bandOf(view.getInt32(at + HEADER.founded, true));
  };
  const keyIn = (by: Grouping, cell: number): number => {
    const rest = Math.floor(cell / BANDS);
    if (by === 'age') return cell % BANDS;
    return by === 'industry' ? rest % SECTIONS : Math.floor(rest / SECTIONS);
  };
  return {
    cellOf,
    keyIn,
    keyOf: (by, facts) => keyIn(by, cellOf(facts)),
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
