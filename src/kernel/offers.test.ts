import { describe, expect, it } from 'vitest';
import { offersOf, point } from './offers.ts';

interface Weight {
  kind: string;
  grams: number;
}

const weights = point<Weight>('weights', ({ kind }) => kind);
const names = point<string>('names');

describe('offers', () => {
  it('hands on what rooms brought, in their order, by point', () => {
    const offers = offersOf([names.give('甲', '乙'), weights.give({ kind: 'liang', grams: 50 }), names.give('丙')]);
    expect(offers.at(names)).toEqual(['甲', '乙', '丙']);
    expect(offers.at(weights)).toEqual([{ kind: 'liang', grams: 50 }]);
  });

  it('finds an offer by its key, and nothing where nobody brought it', () => {
    const offers = offersOf([weights.give({ kind: 'liang', grams: 50 }, { kind: 'jin', grams: 500 })]);
    expect(offers.find(weights, 'jin')?.grams).toBe(500);
    expect(offers.find(weights, 'dan')).toBeUndefined();
    expect(offersOf([]).at(weights)).toEqual([]);
  });

  it('refuses two of one key, though of one room', () => {
    const twice = [weights.give({ kind: 'jin', grams: 500 }), weights.give({ kind: 'jin', grams: 600 })];
    expect(() => offersOf(twice)).toThrow('weights jin is brought twice');
  });

  it('keeps points of the same name apart', () => {
    const others = point<string>('names');
    expect(offersOf([names.give('甲')]).at(others)).toEqual([]);
  });
});
