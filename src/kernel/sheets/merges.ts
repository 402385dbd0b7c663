import type { Merge } from './types.ts';

/** Cells inside merged ranges that are not the first; asked row by row downward, so that ranges passed are dropped. */
export class Covered {
  readonly #merges: Merge[];
  #next = 0;
  #open: Merge[] = [];
  #row = -1;

  constructor(merges: readonly Merge[]) {
    this.#merges = [...merges].sort((a, b) => a.firstRow - b.firstRow);
  }

  has(row: number, column: number): boolean {
    if (this.#merges.length === 0) return false;
    if (row !== this.#row) this.#advance(row);
    return this.#open.some((m) => column >= m.firstColumn && column <= m.lastColumn && (row > m.firstRow || column > m.firstColumn));
  }

  #advance(row: number): void {
    this.#row = row;
    while (this.#next < this.#merges.length && this.#merges[this.#next]!.firstRow <= row) this.#open.push(this.#merges[this.#next++]!);
    this.#open = this.#open.filter((m) => m.lastRow >= row);
  }
}
