import type { Attributes, Fact } from '../../../registry/dossiers/index.ts';
import { AS_OF, NATIONAL } from './model.ts';

export interface BenchBody {
  n: number;
  subjectId: string;
  attributes: Attributes;
  facts: Fact[];
}

const SIZES = ['micro', 'micro', 'small', 'medium', null] as const;
const DAY = 86_400_000;
const LAST = Date.parse(AS_OF) / DAY;
/** Facts of some eight years. */
const DAYS = Array.from({ length: 3000 }, (_, k) => new Date((LAST - k) * DAY).toISOString().slice(0, 10));

/** Median of seven records a body, some twenty on average, thousands at the end. */
const MEDIAN = 7;
const SPREAD = Math.sqrt(2 * Math.log(20 / MEDIAN));

/** How often an item comes, in hundredths. */
const ITEMS = [
  ['inspection', 34],
  ['permit', 22],
  ['penalty', 20],
  ['contract', 8],
  ['honour', 5],
  ['payment', 5],
  ['grade', 3],
  ['abnormal-listing', 2],
  ['listing', 1],
] as const;
const ITEM_AT = ITEMS.flatMap(([item, share]) => Array.from({ length: share }, () => item));

/** Whole numbers with a seed: the same bodies in each run. Never for anything but measurements. */
class Draws {
  #state: number;

  constructor(seed: number) {
    this.#state = mixed(seed + 1);
  }

  below(n: number): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    return mixed(this.#state) % n;
  }

  share(): number {
    return (this.below(0x40000000) + 1) / 0x40000001;
  }
}

/** One to one on 32 bits. */
function mixed(value: number): number {
  let x = value >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

const hex = (value: number): string => value.toString(16).padStart(8, '0');

function uuid(n: number): string {
  const [a, b, c] = [hex(mixed(n + 1)), hex(mixed(n ^ 0x5bd1e995)), hex(mixed(n + n))];
  return `${hex(mixed(n))}-${a.slice(0, 4)}-4${a.slice(5)}-8${b.slice(1, 4)}-${b.slice(4)}${c}`;
}

/** The body of that number: drawn from its number alone. */
export function benchBody(n: number): BenchBody {
  const draws = new Draws(n);
  const normal = Math.sqrt(-2 * Math.log(draws.share())) * Math.cos(2 * Math.PI * draws.share());
  const records = Math.floor(MEDIAN * Math.exp(SPREAD * normal) + draws.share() / 2);
  const kind = draws.below(100);
  const subjectId = uuid(n);
  return {
    n,
    subjectId,
    attributes: {
      kind: kind < 97 ? 'enterprise' : kind < 99 ? 'cooperative' : 'individual_business',
      state: draws.below(50) === 0 ? 'cancelled' : draws.below(30) === 0 ? 'revoked' : 'active',
      founded: draws.below(40) === 0 ? null : DAYS[draws.below(DAYS.length)]!,
      district: `5099${String(1 + draws.below(38)).padStart(2, '0')}`,
      industry: 'E48',
      size: SIZES[n % SIZES.length]!,
      position: 1,
    },
    facts: Array.from({ length: records }, (_, k) => benchFact(draws, subjectId, n, k)),
  };
}

function benchFact(draws: Draws, subjectId: string, n: number, k: number): Fact {
  const item = ITEM_AT[draws.below(100)]!;
  // Newer ones are more frequent.
  const age = Math.floor(DAYS.length * draws.share() ** 1.5) % DAYS.length;
  const isPenalty = item === 'penalty';
  const isListing = item === 'listing' || item === 'abnormal-listing';
  const ended = draws.below(12) === 0 ? (draws.below(3) === 0 ? 'removed' : 'repaired') : null;
  const untilAge = ended !== null || isListing || item === 'permit' ? Math.max(-2500, age - draws.below(1500)) : null;
  return {
    recordId: `${subjectId.slice(0, 24)}${k.toString(16).padStart(4, '0')}${hex(mixed(n * 31 + k))}`,
    item,
    organ: 'bench',
    province: null,
    event: DAYS[age]!,
    until: untilAge === null ? null : untilAge >= 0 ? DAYS[untilAge]! : '2031-12-31',
    nature: isPenalty || isListing ? 'adverse' : item === 'honour' ? 'good' : 'neutral',
    severity: isPenalty ? ([null, 'minor', 'minor', 'general', 'general', 'serious'] as const)[draws.below(6)]! : null,
    validity: draws.below(60) === 0 ? 'stayed' : 'in_force',
    ended,
    confirmed: draws.below(50) > 0,
    objection: false,
    objectionDue: null,
    shielded: false,
    stopped: draws.below(80) === 0,
    amountFen: isPenalty ? draws.below(3_000_000) : 0,
    code: isPenalty ? 'fine' : item === 'grade' ? NATIONAL : null,
    value: item === 'inspection' ? (draws.below(6) === 0 ? 'fail' : 'pass') : item === 'grade' ? 'ABCD'[draws.below(4)]! : null,
  };
}
