import { gradeId } from './grades.ts';
import { Most } from './most.ts';
import { scoreText } from './statistics/exact.ts';
import { wrongSides } from './statistics/ranking.ts';
import type { Spread } from './statistics/spread.ts';
import type { Model, StoredBacktest } from './types.ts';

/** So many on each side of the cut, those furthest from it. */
const LISTED = 50;

interface Ranked {
  subjectId: string;
  place: number;
  score: number;
  outcome: boolean;
}

/**
 * Who stood on the wrong side of the score that told the two apart best. That score is known only when all have been seen;
 * whoever is furthest on its wrong side is among the furthest of all, so that nobody else need be remembered. Of equal scores
 * the body with the lower id stands first, in whatever order they came.
 */
export class WrongTally {
  readonly #model: Model;
  readonly #came = new Most<Ranked>(LISTED);
  readonly #others = new Most<Ranked>(LISTED);

  constructor(model: Model) {
    this.#model = model;
  }

  look(subjectId: string, place: number, score: number, outcome: boolean): void {
    const [most, rank] = outcome ? [this.#came, score] : [this.#others, -score];
    if (most.takes(rank, subjectId)) most.keep(rank, subjectId, { subjectId, place, score, outcome });
  }

  /** `cut`: null where one side is empty; then nobody was ranked wrongly. */
  result(spread: Spread, cut: number | null): Pick<StoredBacktest, 'cut' | 'wrong'> {
    if (cut === null) return { cut: null, wrong: [] };
    const { places } = this.#model.content.score;
    const wrong = [...this.#came.values().filter(({ score }) => score > cut), ...this.#others.values().filter(({ score }) => score <= cut)];
    return {
      cut: { score: scoreText(cut, places), ...wrongSides(spread, cut) },
      wrong: wrong.map(({ subjectId, place, score, outcome }) => ({
        subjectId,
        grade: gradeId(this.#model, place),
        score: scoreText(score, places),
        outcome,
      })),
    };
  }
}
