/** A small generator with a seed (mulberry32): the same questions in each run. Never for anything but measurements. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  of<T>(list: ArrayLike<T>): T {
    return list[this.below(list.length)]!;
  }

  /** The front of the list far more often than its end, as in language. */
  skewed<T>(list: ArrayLike<T>): T {
    return list[Math.floor(list.length ** this.next()) - 1]!;
  }
}
