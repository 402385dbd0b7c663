import type { Kernel } from '../../kernel/context.ts';
import { NO_GRADE, type Evaluator } from '../evaluation/index.ts';
import { GroupCounts } from './counts.ts';
import { gradeId, meanOf, scoreOf } from './grades.ts';
import { bothOf, grouper, groupTitle, inOrderOfKeys, unavailable } from './groups.ts';
import { Most } from './most.ts';
import { CAME } from './outcome.ts';
import type { Moments } from './past.ts';
import { GROUPINGS, type Grouping } from './schemas.ts';
import { deciles } from './statistics/deciles.ts';
import { MEAN_PLACES, quotient, rateOf, RATE_PLACES, scoreText } from './statistics/exact.ts';
import { auc, curve, ks } from './statistics/ranking.ts';
import { SpreadCounter, sumOf } from './statistics/spread.ts';
import { psi } from './statistics/stability.ts';
import type { BacktestRequest, StoredBacktest } from './types.ts';

/** So many on each side of those that were ranked wrongly. */
const WRONG = 50;

const FIELD = { subjects: 0, graded: 1, outcomes: 2 } as const;

interface Wrong {
  subjectId: string;
  place: number;
  score: number;
  outcome: boolean;
}

/** The model on the day, what came after, and the model today. */
export interface Evaluators {
  past: Evaluator;
  after: Evaluator;
  now: Evaluator;
}

/** Who had which grade then, and to whom it came, counted body by body. */
export class BackTestTally {
  readonly #request: BacktestRequest;
  readonly #grades: { id: string; subjects: number; outcomes: number; now: number }[];
  readonly #groups: Record<Grouping, GroupCounts>;
  readonly #grouper;
  readonly #spread = new SpreadCounter();
  readonly #high: Most<Wrong>;
  readonly #low: Most<Wrong>;
  #subjects = 0;
  #unknown = 0;
  #erased = 0;

  constructor(request: BacktestRequest) {
    this.#request = request;
    const { grades } = request.model.content;
    this.#grades = [...grades.map(({ id }) => id), NO_GRADE].map((id) => ({ id, subjects: 0, outcomes: 0, now: 0 }));
    this.#grouper = grouper(request.asOf);
    const counts = () => new GroupCounts(Object.keys(FIELD).length, 1);
    this.#groups = { district: counts(), industry: counts(), age: counts() };
    this.#high = new Most(WRONG);
    this.#low = new Most(WRONG);
  }

  look({ subjectId, past, after, now }: Moments, by: Evaluators): void {
    if (by.now.applies(now)) this.#gradeAt(by.now.gradeOf(now)).now += 1;
    if (past === null || !by.past.applies(past)) return;
    const place = by.past.gradeOf(past);
    const score = place === -1 ? null : scoreOf(by.past);
    const outcome = by.after.gradeOf(after) === CAME;
    this.#subjects += 1;
    const grade = this.#gradeAt(place);
    grade.subjects += 1;
    if (outcome) grade.outcomes += 1;
    for (const kind of GROUPINGS) this.#count(this.#groups[kind], this.#grouper.keyOf(kind, past), score, outcome);
    if (score === null) return;
    this.#spread.add(score, outcome);
    const [most, rank] = outcome ? [this.#high, score] : [this.#low, -score];
    if (most.takes(rank, subjectId)) most.keep(rank, subjectId, { subjectId, place, score, outcome });
  }

  #gradeAt(place: number) {
    return this.#grades[place === -1 ? this.#grades.length - 1 : place]!;
  }

  #count(groups: GroupCounts, key: number, score: number | null, outcome: boolean): void {
    const place = groups.placeOf(key);
    groups.count(place, FIELD.subjects);
    if (score === null) return;
    groups.count(place, FIELD.graded);
    groups.add(place, 0, score);
    if (outcome) groups.count(place, FIELD.outcomes);
  }

  endStep(unknown: number, erased: number): void {
    this.#unknown += unknown;
    this.#erased += erased;
    for (const by of GROUPINGS) this.#groups[by].endStep();
  }

  result(policy: Kernel['policy']): StoredBacktest {
    const { content } = this.#request.model;
    const graded = this.#grades.slice(0, -1);
    const [n, p] = [sumOf(graded.map((each) => each.subjects)), sumOf(graded.map((each) => each.outcomes))];
    const spread = this.#spread.spread();
    const furthest = ks(spread);
    return {
      subjects: this.#subjects,
      graded: n,
      outcomes: p,
      baseRate: rateOf(p, n),
      grades: content.grades.map(({ id, title }) => ({ id, title })),
      distribution: this.#grades.map(({ id, subjects, outcomes, now }) => ({ grade: id, subjects, outcomes, rate: rateOf(outcomes, subjects), now })),
      deciles: deciles(spread),
      auc: auc(spread),
      ks: furthest?.ks ?? null,
      ksAt: furthest === null ? null : scoreText(furthest.score, content.score.places),
      roc: curve(spread),
      psi: psi(graded.map((each) => each.subjects), graded.map((each) => each.now)),
      groups: inOrderOfKeys(GROUPINGS.flatMap((by) => this.#groupsOf(policy, by, n, p))),
      unavailable: unavailable(),
      wrong: [...this.#high.values(), ...this.#low.values()].map(({ subjectId, place, score, outcome }) => ({
        subjectId,
        grade: gradeId(this.#request.model, place),
        score: scoreText(score, content.score.places),
        outcome,
      })),
      notes: this.#notes(),
    };
  } // prettier-ignore

  #groupsOf(policy: Kernel['policy'], by: Grouping, n: number, p: number): StoredBacktest['groups'] {
    return this.#groups[by].groups().map(({ key: number, counts, sums }) => {
      const key = this.#grouper.nameOf(by, number);
      const [subjects, graded, outcomes] = counts as [number, number, number];
      const lift = graded === 0 || p === 0 ? null : quotient(BigInt(outcomes) * BigInt(n), BigInt(graded) * BigInt(p), MEAN_PLACES);
      const title = groupTitle(policy, by, key, this.#request.asOf);
      return { by, key, title, subjects, graded, outcomes, rate: rateOf(outcomes, graded), lift, meanScore: meanOf(sums[0]!, graded, this.#request.model) };
    });
  } // prettier-ignore

  #notes(): StoredBacktest['notes'] {
    return [
      bothOf((say) => say['note.rounding']({ rates: RATE_PLACES, means: MEAN_PLACES })),
      bothOf((say) => say['note.ties']()),
      bothOf((say) => say['note.psi']()),
      bothOf((say) => say['note.attributes']()),
      ...(this.#unknown === 0 ? [] : [bothOf((say) => say['note.unknown']({ n: this.#unknown }))]),
      ...(this.#erased === 0 ? [] : [bothOf((say) => say['note.erased']({ n: this.#erased }))]),
    ];
  }
}
