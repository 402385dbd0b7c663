import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { runs } from '../../../test/support/runs.ts';
import { GroupCounts } from './counts.ts';
import { Most } from './most.ts';

describe(item(12, 'counting a register without an object a body'), () => {
  test('the most are those that sorting all would give, in whatever order they come', () => {
    const ranked = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 80 });
    fc.assert(
      fc.property(ranked, fc.integer({ min: 1, max: 7 }), fc.infiniteStream(fc.nat()), (ranks, size, chance) => {
        const all = ranks.map((rank, at) => ({ rank, tie: String(at).padStart(3, '0') }));
        const shuffled = all.map((each) => ({ each, by: chance.next().value as number })).toSorted((a, b) => a.by - b.by);
        const most = new Most<string>(size);
        for (const {
          each: { rank, tie },
        } of shuffled)
          if (most.takes(rank, tie)) most.keep(rank, tie, tie);
        const sorted = all.toSorted((a, b) => b.rank - a.rank || (a.tie < b.tie ? -1 : 1));
        expect(most.values()).toEqual(sorted.slice(0, size).map((each) => each.tie));
      }),
      { numRuns: runs(300) },
    );
  });

  test('counts and sums by group are exact, however large the scores', () => {
    const row = fc.record({
      key: fc.integer({ min: 0, max: 200 }),
      field: fc.nat({ max: 2 }),
      score: fc.oneof(fc.integer(), fc.maxSafeInteger()),
      ends: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 300 }), (rows) => {
        const counts = new GroupCounts(3, 2);
        const expected = new Map<number, { counts: number[]; sums: bigint[] }>();
        for (const { key, field, score, ends } of rows) {
          const place = counts.placeOf(key);
          counts.count(place, field);
          counts.add(place, field % 2, score);
          if (ends) counts.endStep();
          const group = expected.get(key) ?? { counts: [0, 0, 0], sums: [0n, 0n] };
          group.counts[field]! += 1;
          group.sums[field % 2]! += BigInt(score);
          expected.set(key, group);
        }
        const found = new Map(counts.groups().map(({ key, ...group }) => [key, group]));
        expect(found).toEqual(expected);
      }),
      { numRuns: runs(200) },
    );
  });
});
