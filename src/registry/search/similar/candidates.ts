import type { Kysely } from 'kysely';
import { initialsOf, lettersOf, trigramsOf } from '../initials.ts';
import { placeOf, type Place } from '../postings/codec.ts';
import { readGrams, readRanges, type Gram } from '../postings/read.ts';
import { indexFrom, type Places } from '../postings/sets.ts';
import { bigrams } from '../text.ts';
import type { SearchTables } from '../types.ts';

/** Places taken from lists at most; what is rarer than the rest together comes first. */
const MOST_PLACES = 40_000;
/** Lists that only weigh what is there already are read up to this many places. */
const MOST_WEIGHED = 160_000;
/** A name may be a little shorter than what was typed, and longer by a legal form. */
const SHORTER = 2;
const LONGER = 6;

/**
 * Entries that share rare grams with a mistyped text, the best `most`, unordered. Rarest first: a list's places come in
 * until there are enough; the lists of commoner grams only add weight to those.
 */
export async function candidates(db: Kysely<SearchTables>, norm: string, most: number): Promise<Place[]> {
  const length = [...norm].length;
  const range = { from: placeOf(Math.max(2, length - SHORTER), 0), to: placeOf(length + LONGER + 1, 0) };
  const weights = gramWeights(norm);
  const lists = [...(await readGrams(db, [...weights.keys()])).values()].filter((list) => list.total > 0);
  const weigh = ({ gram, total }: Gram): number => weights.get(gram)! / Math.log2(2 + total);
  const { taken, weighed } = chosen(lists);
  const places = await readRanges(db, [...taken, ...weighed], range.from, range.to);
  const scores = new Scores();
  for (const list of taken) scores.add(places.get(list.gram)!, weigh(list), true);
  for (const list of weighed) scores.add(places.get(list.gram)!, weigh(list), false);
  return scores.best(most);
}

/** The rarest lists, at least one, whose places are taken; then those that only weigh. */
function chosen(lists: readonly Gram[]): { taken: Gram[]; weighed: Gram[] } {
  const taken: Gram[] = [];
  const weighed: Gram[] = [];
  let [places, read] = [0, 0];
  for (const list of lists.toSorted((a, b) => a.total - b.total)) {
    if (taken.length === 0 || places + list.total <= MOST_PLACES) {
      taken.push(list);
      places += list.total;
    } else if (read + list.total <= MOST_WEIGHED) {
      weighed.push(list);
      read += list.total;
    }
  }
  return { taken, weighed };
}

/**
 * What the right name may hold: pairs of the text, pairs that stood there before two neighbours were swapped or a
 * character slipped in, and runs of first letters, which a character of the same sound leaves as they are.
 */
function gramWeights(norm: string): Map<string, number> {
  const characters = [...norm];
  const weights = new Map<string, number>();
  const at = (i: number): string => characters[i] ?? '';
  for (let i = 0; i + 1 < characters.length; i++) {
    const guesses = [at(i) + at(i + 2), at(i + 1) + at(i)];
    for (const pair of guesses) if ([...pair].length === 2) weights.set(pair, 4);
  }
  for (const run of trigramsOf(lettersOf(initialsOf(norm)))) weights.set(`~${run}`, 6);
  for (const pair of bigrams(norm)) weights.set(pair, 10);
  return weights;
}

/** Weights of places, kept as sorted lists: a map of a hundred thousand numbers is slower than merging. */
class Scores {
  #places: Places = new Float64Array(0);
  #weights = new Float64Array(0);

  add(places: Places, weight: number, taking: boolean): void {
    if (taking) this.#take(places, weight);
    else this.#raise(places, weight);
  }

  #raise(places: Places, weight: number): void {
    let j = 0;
    for (let i = 0; i < this.#places.length && j < places.length; i++) {
      const place = this.#places[i]!;
      if (places[j]! < place) {
        // Often a handful against a long list.
        if (places.length > 8 * this.#places.length) j = indexFrom(places, place, j);
        else while (j < places.length && places[j]! < place) j++;
      }
      if (places[j] === place) this.#weights[i]! += weight;
    }
  }

  #take(places: Places, weight: number): void {
    const merged = new Float64Array(this.#places.length + places.length);
    const weights = new Float64Array(merged.length);
    let n = 0;
    let i = 0;
    let j = 0;
    while (i < this.#places.length || j < places.length) {
      const held = this.#places[i] ?? Infinity;
      const next = places[j] ?? Infinity;
      merged[n] = Math.min(held, next);
      if (held <= next) weights[n]! += this.#weights[i++]!;
      if (next <= held) {
        weights[n]! += weight;
        j++;
      }
      n++;
    }
    this.#places = merged.subarray(0, n);
    this.#weights = weights.subarray(0, n);
  }

  best(most: number): Place[] {
    const order = Array.from(this.#places.keys());
    if (order.length > most) {
      // A threshold first: sorting all for the best few would cost more than all the rest.
      const least = this.#weights.toSorted().at(-most)!;
      return order
        .filter((i) => this.#weights[i]! >= least)
        .toSorted((a, b) => this.#weights[b]! - this.#weights[a]! || this.#places[a]! - this.#places[b]!)
        .slice(0, most)
        .map((i) => this.#places[i]!);
    }
    return order.map((i) => this.#places[i]!);
  }
}
