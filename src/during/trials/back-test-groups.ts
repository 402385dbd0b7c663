import type { Kernel } from '../../kernel/context.ts';
import type { FactBytes } from '../../registry/dossiers/index.ts';
import { GroupCounts } from './counts.ts';
import { meanOf } from './grades.ts';
import { grouper, groupTitle, inOrderOfKeys, type Grouper } from './groups.ts';
import { GROUPINGS, type Grouping } from './schemas.ts';
import { enough } from './statistics/enough.ts';
import { MEAN_PLACES, quotient, rateOf } from './statistics/exact.ts';
import { auc, ks } from './statistics/ranking.ts';
import { SpreadCounter, sumOf } from './statistics/spread.ts';
import { psi } from './statistics/stability.ts';
import type { BacktestRequest, StoredBacktest } from './types.ts';

/** Counters of a group; behind them one a grade of the day, then one a grade of today. */
const FIELD = { subjects: 0, graded: 1, outcomes: 2 } as const;
const FIELDS = 3;

interface Counters {
  counts: GroupCounts;
  /** One entry a distinct score a group, however many bodies there are. */
  spreads: Map<number, SpreadCounter>;
}

/** How well the model ranked within each district, industry, class of size and age, counted body by body. */
export class BackTestGroups {
  readonly #request: BacktestRequest;
  readonly #grades: number;
  readonly #groups: Record<Grouping, Counters>;
  /** A body is one year old today that had not been founded then: age is of the day that is looked at. */
  readonly #then: Grouper;
  readonly #today: Grouper;

  constructor(request: BacktestRequest, today: string) {
    this.#request = request;
    this.#grades = request.model.content.grades.length;
    const counters = (): Counters => ({ counts: new GroupCounts(FIELDS + 2 * this.#grades, 1), spreads: new Map() });
    this.#groups = { district: counters(), industry: counters(), size: counters(), age: counters() };
    this.#then = grouper(request.asOf);
    this.#today = grouper(today);
  }

  /** As the body stood on the day; without a grade, `graded` is null. */
  lookThen(facts: FactBytes, graded: { place: number; score: number; outcome: boolean } | null): void {
    for (const by of GROUPINGS) {
      const { counts, spreads } = this.#groups[by];
      const key = this.#then.keyOf(by, facts);
      const group = counts.placeOf(key);
      counts.count(group, FIELD.subjects);
      if (graded === null) continue;
      counts.count(group, FIELD.graded);
      if (graded.outcome) counts.count(group, FIELD.outcomes);
      counts.count(group, FIELDS + graded.place);
      counts.add(group, 0, graded.score);
      spreadOf(spreads, key).add(graded.score, graded.outcome);
    }
  }

  /** The grade of a body today. */
  lookToday(facts: FactBytes, place: number): void {
    for (const by of GROUPINGS) {
      const { counts } = this.#groups[by];
      counts.count(counts.placeOf(this.#today.keyOf(by, facts)), FIELDS + this.#grades + place);
    }
  }

  endStep(): void {
    for (const by of GROUPINGS) this.#groups[by].counts.endStep();
  }

  /** Groups that had a body then. `graded` and `outcomes` are those of the whole. */
  result(policy: Kernel['policy'], whole: { graded: number; outcomes: number }): StoredBacktest['groups'] {
    return inOrderOfKeys(GROUPINGS.flatMap((by) => this.#resultBy(policy, by, whole)));
  }

  #resultBy(policy: Kernel['policy'], by: Grouping, whole: { graded: number; outcomes: number }): StoredBacktest['groups'] {
    const { counts: all, spreads } = this.#groups[by];
    const groups = all.groups().filter(({ counts }) => counts[FIELD.subjects]! > 0);
    return groups.map(({ key: number, counts, sums }) => {
      const key = this.#then.nameOf(by, number);
      const [subjects, graded, outcomes] = counts as [number, number, number];
      const [then, now] = [counts.slice(FIELDS, FIELDS + this.#grades), counts.slice(FIELDS + this.#grades)];
      return {
        by,
        key,
        title: groupTitle(policy, by, key, this.#request.asOf),
        subjects,
        graded,
        outcomes,
        rate: rateOf(outcomes, graded),
        lift: liftOf(outcomes, graded, whole),
        meanScore: meanOf(sums[0]!, graded, this.#request.model),
        ...rankedWithin(spreads.get(number), outcomes, graded - outcomes),
        psi: enough(sumOf(then), sumOf(now)) ? psi(then, now) : null,
      };
    });
  }
}

function spreadOf(spreads: Map<number, SpreadCounter>, key: number): SpreadCounter {
  const known = spreads.get(key);
  if (known !== undefined) return known;
  const made = new SpreadCounter();
  spreads.set(key, made);
  return made;
}

function rankedWithin(counted: SpreadCounter | undefined, came: number, others: number): { auc: string | null; ks: string | null } {
  if (counted === undefined || !enough(came, others)) return { auc: null, ks: null };
  const spread = counted.spread();
  return { auc: auc(spread), ks: ks(spread)?.ks ?? null };
}

/** The rate of a group over that of all. */
function liftOf(n: number, of: number, whole: { graded: number; outcomes: number }): string | null {
  if (of === 0 || whole.outcomes === 0) return null;
  return quotient(BigInt(n) * BigInt(whole.graded), BigInt(of) * BigInt(whole.outcomes), MEAN_PLACES);
}
