import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode, encode, lengthOf, numberOf, placeOf } from './codec.ts';
import { change, filterBy, indexFrom } from './sets.ts';

const place = fc
  .tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 2 ** 31 - 1 }))
  .map(([length, no]) => placeOf(length, no));
const places = fc.uniqueArray(place, { maxLength: 60 }).map((list) => list.toSorted((a, b) => a - b));

test('a place says the length and the number that it was made from', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 2 ** 31 - 1 }), (length, no) => {
      expect([lengthOf(placeOf(length, no)), numberOf(placeOf(length, no))]).toEqual([length, no]);
    }),
  );
});

test('packed places come back, also from a block that begins later', () => {
  fc.assert(
    fc.property(places, (list) => {
      const low = list[0] ?? 0;
      expect([...decode(encode(list, 0), 0, list.length)]).toEqual(list);
      expect([...decode(encode(list, low), low, list.length)]).toEqual(list);
    }),
  );
});

test('changed, filtered and searched lists are what sets say', () => {
  fc.assert(
    fc.property(places, places, places, place, (held, added, removed, at) => {
      const gone = new Set(removed);
      const expected = [...new Set([...held, ...added])].filter((p) => !gone.has(p)).toSorted((a, b) => a - b);
      expect([...change(Float64Array.from(held), added, gone)]).toEqual(expected);
      const other = new Set(added);
      expect([...filterBy(Float64Array.from(held), Float64Array.from(added))]).toEqual(held.filter((p) => other.has(p)));
      expect(indexFrom(held, at)).toBe(held.filter((p) => p < at).length);
    }),
  );
});
