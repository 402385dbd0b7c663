export interface Kept<T> {
  rank: number;
  /** Of equal ranks the one that is first by it stays, in whatever order they came. */
  tie: string;
  value: T;
}

/** The so many with the highest rank, without remembering anybody else. */
export class Most<T> {
  readonly #kept: Kept<T>[] = [];
  readonly #size: number;
  /** What a newcomer must stand before once all places are taken. */
  #last: Kept<T> | null = null;

  constructor(size: number) {
    this.#size = size;
  }

  /** Asked first, so that nothing is made for whom there is no place. */
  takes(rank: number, tie: string): boolean {
    const last = this.#last;
    return last === null || rank > last.rank || (rank === last.rank && tie < last.tie);
  }

  keep(rank: number, tie: string, value: T): void {
    this.#kept.push({ rank, tie, value });
    // Cut down now and then rather than each time.
    if (this.#kept.length >= 2 * this.#size) this.#cut();
  }

  /** Those of other bodies that stand before some of these. */
  join(others: readonly Kept<T>[]): void {
    for (const { rank, tie, value } of others) if (this.takes(rank, tie)) this.keep(rank, tie, value);
  }

  kept(): Kept<T>[] {
    this.#cut();
    return [...this.#kept];
  }

  values(): T[] {
    this.#cut();
    return this.#kept.map(({ value }) => value);
  }

  #cut(): void {
    this.#kept.sort((a, b) => b.rank - a.rank || (a.tie < b.tie ? -1 : 1));
    this.#kept.length = Math.min(this.#kept.length, this.#size);
    if (this.#kept.length === this.#size) this.#last = this.#kept.at(-1)!;
  }
}
