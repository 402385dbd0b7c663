/**
 * Places of entries in the order of results, packed. A place is `length × 2^32 + number`: the shorter name first, then the
 * one that came first; a safe integer. Stored as differences, seven bits a byte: a common gram takes some 1.3 bytes an entry.
 */
export type Place = number;

const STEP = 2 ** 32;

export function placeOf(length: number, entryNo: number): Place {
  return length * STEP + entryNo;
}

export function lengthOf(place: Place): number {
  return Math.floor(place / STEP);
}

export function numberOf(place: Place): number {
  return place % STEP;
}

/** `places` ascending, each at least `low`. */
export function encode(places: ArrayLike<Place>, low: Place): Buffer {
  const bytes = Buffer.allocUnsafe(places.length * 8);
  let at = 0;
  let last = low;
  for (let i = 0; i < places.length; i++) {
    let rest = places[i]! - last;
    last = places[i]!;
    while (rest >= 128) {
      bytes[at++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    bytes[at++] = rest;
  }
  return bytes.subarray(0, at);
}

export function decode(bytes: Uint8Array, low: Place, n: number): Float64Array {
  const places = new Float64Array(n);
  let at = 0;
  let last = low;
  for (let i = 0; i < n; i++) {
    let byte = bytes[at++]!;
    let delta = byte % 128;
    for (let scale = 128; byte >= 128; scale *= 128) {
      byte = bytes[at++]!;
      delta += (byte % 128) * scale;
    }
    last += delta;
    places[i] = last;
  }
  return places;
}
