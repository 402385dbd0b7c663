import type { Kernel } from '../../kernel/context.ts';
import { NO_GRADE, type Evaluator } from '../evaluation/index.ts';
import { BackTestGroups } from './back-test-groups.ts';
import { WrongTally } from './back-test-wrong.ts';
import { safe } from './grades.ts';
import { bothOf } from './groups.ts';
import { CAME } from './outcome.ts';
import type { Moments } from './past.ts';
import { deciles } from './statistics/deciles.ts';
import { FEWEST } from './statistics/enough.ts';
import { MEAN_PLACES, rateOf, RATE_PLACES, scoreText } from './statistics/exact.ts';
import { auc, curve, ks } from './statistics/ranking.ts';
import { SpreadCounter, sumOf } from './statistics/spread.ts';
import { psi } from './statistics/stability.ts';
import type { BacktestRequest, StoredBacktest } from './types.ts';

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
  readonly #groups: BackTestGroups;
  readonly #spread = new SpreadCounter();
  readonly #wrong: WrongTally;
  #subjects = 0;
  #unknown = 0;
  #erased = 0;

  constructor(request: BacktestRequest, today: string) {
    this.#request = request;
    const { grades } = request.model.content;
    this.#grades = [...grades.map(({ id }) => id), NO_GRADE].map((id) => ({ id, subjects: 0, outcomes: 0, now: 0 }));
    this.#groups = new BackTestGroups(request, today);
    this.#wrong = new WrongTally(request.model);
  }

  look({ subjectId, past, after, now }: Moments, by: Evaluators): void {
    if (by.now.applies(now)) {
      const place = by.now.gradeOf(now);
      this.#gradeAt(place).now += 1;
      if (place !== -1) this.#groups.lookToday(now, place);
    }
    if (past === null || !by.past.applies(past)) return;
    const place = by.past.gradeOf(past);
    const score = place === -1 ? null : safe(by.past.lastScore());
    const outcome = by.after.gradeOf(after) === CAME;
    this.#subjects += 1;
    const grade = this.#gradeAt(place);
    grade.subjects += 1;
    if (outcome) grade.outcomes += 1;
    this.#groups.lookThen(past, score === null ? null : { place, score, outcome });
    if (score === null) return;
    this.#spread.add(score, outcome);
    this.#wrong.look(subjectId, place, score, outcome);
  }

  #gradeAt(place: number) {
    return this.#grades[place === -1 ? this.#grades.length - 1 : place]!;
  }

  endStep(unknown: number, erased: number): void {
    this.#unknown += unknown;
    this.#erased += erased;
    this.#groups.endStep();
  }

  result(policy: Kernel['policy']): StoredBacktest {
    const { content } = this.#request.model;
    const ranked = this.#grades.slice(0, -1);
    const [graded, outcomes] = [sumOf(ranked.map((each) => each.subjects)), sumOf(ranked.map((each) => each.outcomes))];
    const spread = this.#spread.spread();
    const furthest = ks(spread);
    return {
      subjects: this.#subjects,
      graded,
      outcomes,
      baseRate: rateOf(outcomes, graded),
      grades: content.grades.map(({ id, title }) => ({ id, title })),
      distribution: this.#grades.map(({ id, subjects, outcomes: came, now }) => ({
        grade: id,
        subjects,
        outcomes: came,
        rate: rateOf(came, subjects),
        now,
      })),
      deciles: deciles(spread),
      auc: auc(spread),
      ks: furthest?.ks ?? null,
      ksAt: furthest === null ? null : scoreText(furthest.score, content.score.places),
      roc: curve(spread),
      psi: psi(
        ranked.map((each) => each.subjects),
        ranked.map((each) => each.now),
      ),
      fewest: FEWEST,
      groups: this.#groups.result(policy, { graded, outcomes }),
      ...this.#wrong.result(spread, furthest?.score ?? null),
      notes: this.#notes(),
    };
  }

  #notes(): StoredBacktest['notes'] {
    return [
      bothOf((say) => say['note.rounding']({ rates: RATE_PLACES, means: MEAN_PLACES })),
      bothOf((say) => say['note.ties']()),
      bothOf((say) => say['note.psi']()),
      bothOf((say) => say['note.fewest']({ n: FEWEST })),
      bothOf((say) => say['note.cut']()),
      bothOf((say) => say['note.attributes']()),
      ...(this.#unknown === 0 ? [] : [bothOf((say) => say['note.unknown']({ n: this.#unknown }))]),
      ...(this.#erased === 0 ? [] : [bothOf((say) => say['note.erased']({ n: this.#erased }))]),
    ];
  }
}
