import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markedRuns } from './marked.ts';

const place = fc.record({
  code: fc.constantFrom('PHONE_IN_TEXT', 'PERSON_IN_TEXT', 'AMOUNT_WORDS'),
  from: fc.integer({ min: -3, max: 40 }),
  length: fc.integer({ min: -2, max: 20 }),
});

describe('the reasons marked in a text', () => {
  test('stand where they are said to stand', () => {
    expect(markedRuns('电话138', [{ code: 'PHONE_IN_TEXT', from: 2, length: 3 }])).toEqual([
      { text: '电话', codes: [] },
      { text: '138', codes: ['PHONE_IN_TEXT'] },
    ]);
    expect(markedRuns('', [])).toEqual([]);
  });

  test('lose no letter, and mark each letter with what covers it and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(place, { maxLength: 6 }), (text, places) => {
        const runs = markedRuns(text, places);
        expect(runs.map((run) => run.text).join('')).toBe(text);
        // Letter by letter, which the cuts know nothing of.
        const marked = runs.flatMap((run) => [...Array(run.text.length)].map(() => [...run.codes].sort().join(' ')));
        const wanted = [...Array(text.length).keys()].map((at) =>
          [...new Set(places.filter((p) => p.from <= at && at < p.from + p.length).map(({ code }) => code))].sort().join(' '),
        );
        expect(marked).toEqual(wanted);
      }),
    );
  });
});
