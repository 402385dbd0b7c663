import type { Place } from './codec.ts';

export type Places = Float64Array;

/** First index whose place is at least `place`. */
export function indexFrom(places: ArrayLike<Place>, place: Place, start = 0): number {
  let low = start;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (places[middle]! < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What of `places` is in `others`; both ascending. */
export function filterBy(places: Places, others: Places): Places {
  const kept = new Float64Array(places.length);
  let n = 0;
  let j = 0;
  for (const place of places) {
    // A long list is leapt through, not walked.
    if (j < others.length && others[j]! < place) j = leap(others, place, j);
    if (others[j] === place) kept[n++] = place;
  }
  return kept.subarray(0, n);
}

function leap(others: Places, place: Place, from: number): number {
  let step = 1;
  while (from + step < others.length && others[from + step]! < place) step *= 2;
  return indexFrom(others.subarray(0, Math.min(others.length, from + step + 1)), place, from + (step >>> 1));
}

/** Both together, each place once, without those of `removed`. */
export function change(places: Places, added: readonly Place[], removed: ReadonlySet<Place>): Places {
  const plus = Float64Array.from(added).sort();
  const merged = new Float64Array(places.length + plus.length);
  let n = 0;
  let i = 0;
  let j = 0;
  while (i < places.length || j < plus.length) {
    const next = j >= plus.length || (i < places.length && places[i]! <= plus[j]!) ? places[i++]! : plus[j++]!;
    if ((n === 0 || merged[n - 1] !== next) && !removed.has(next)) merged[n++] = next;
  }
  return merged.subarray(0, n);
}

export function concat(parts: readonly Places[]): Places {
  if (parts.length === 1) return parts[0]!;
  const whole = new Float64Array(parts.reduce((n, part) => n + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
