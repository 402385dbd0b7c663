/**
 * How many bodies have each score, of those with what was asked for and of those without: ascending, each score once. Scores
 * are integers (of `score.places` decimals).
 */
export interface Spread {
  scores: readonly number[];
  with: readonly number[];
  without: readonly number[];
}

/** Counts bodies by their score: one entry a distinct score, however many bodies there are. */
export class SpreadCounter {
  readonly #places = new Map<number, number>();
  readonly #with: number[] = [];
  readonly #without: number[] = [];

  add(score: number, outcome: boolean): void {
    let place = this.#places.get(score);
    if (place === undefined) {
      place = this.#places.size;
      this.#places.set(score, place);
      this.#with.push(0);
      this.#without.push(0);
    }
    const counts = outcome ? this.#with : this.#without;
    counts[place]! += 1;
  }

  spread(): Spread {
    const order = [...this.#places].toSorted(([a], [b]) => a - b);
    return {
      scores: order.map(([score]) => score),
      with: order.map(([, place]) => this.#with[place]!),
      without: order.map(([, place]) => this.#without[place]!),
    };
  }
}

export function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, each) => sum + each, 0);
}
