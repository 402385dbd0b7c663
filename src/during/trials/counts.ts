/** Thousands of scores below it, as many as a step has bodies, add up exactly in a float. */
const LARGE = 1e11;

export interface CountedGroup {
  key: number;
  counts: number[];
  sums: bigint[];
}

/**
 * Counters of groups in flat arrays: a register of millions is counted without an object a body. Sums of scores are exact:
 * they are carried over to whole numbers of any length after each step, long before a float would round.
 */
export class GroupCounts {
  readonly #fields: number;
  readonly #sums: number;
  readonly #places = new Map<number, number>();
  readonly #keys: number[] = [];
  #counts: Float64Array;
  #step: Float64Array;
  readonly #whole: bigint[] = [];

  constructor(fields: number, sums: number) {
    this.#fields = fields;
    this.#sums = sums;
    this.#counts = new Float64Array(64 * fields);
    this.#step = new Float64Array(64 * sums);
  }

  /** The place of a group; made when it is met first. */
  placeOf(key: number): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.#keys.length;
    this.#places.set(key, place);
    this.#keys.push(key);
    for (let sum = 0; sum < this.#sums; sum += 1) this.#whole.push(0n);
    if ((place + 1) * this.#fields > this.#counts.length) {
      this.#counts = grown(this.#counts);
      this.#step = grown(this.#step);
    }
    return place;
  }

  count(place: number, field: number): void {
    this.#counts[place * this.#fields + field]! += 1;
  }

  /** A safe integer. */
  add(place: number, sum: number, score: number): void {
    const at = place * this.#sums + sum;
    if (Math.abs(score) < LARGE) this.#step[at]! += score;
    else this.#whole[at]! += BigInt(score);
  }

  endStep(): void {
    this.#whole.forEach((whole, at) => {
      this.#whole[at] = whole + BigInt(this.#step[at]!);
    });
    this.#step.fill(0);
  }

  /** What another counted of other bodies. */
  join(groups: readonly CountedGroup[]): void {
    for (const { key, counts, sums } of groups) {
      const place = this.placeOf(key);
      counts.forEach((count, field) => {
        this.#counts[place * this.#fields + field]! += count;
      });
      sums.forEach((sum, at) => {
        this.#whole[place * this.#sums + at]! += sum;
      });
    }
  }

  groups(): CountedGroup[] {
    this.endStep();
    return this.#keys.map((key, place) => ({
      key,
      counts: [...this.#counts.subarray(place * this.#fields, (place + 1) * this.#fields)],
      sums: this.#whole.slice(place * this.#sums, (place + 1) * this.#sums),
    }));
  }
}

function grown(array: Float64Array): Float64Array {
  const larger = new Float64Array(array.length * 2);
  larger.set(array);
  return larger;
}
