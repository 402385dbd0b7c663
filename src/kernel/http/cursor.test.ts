import fc from 'fast-check';
import { Type } from 'typebox';
import { describe, expect, test } from 'vitest';
import { decodeCursor, encodeCursor, pageOf } from './index.ts';

const Position = Type.Tuple([Type.String({ format: 'date' }), Type.Integer()]);

describe('a cursor', () => {
  test('comes back as the position that it was made from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer(), (text, n) => {
        const schema = Type.Tuple([Type.String(), Type.Integer()]);
        fc.pre(!/\p{Surrogate}/u.test(text));
        expect(decodeCursor('list', schema, encodeCursor('list', [text, n]))).toEqual([text, n]);
      }),
    );
  });

  test.each([
    ['of another list', encodeCursor('other', ['2026-11-24', 1])],
    ['with another shape', encodeCursor('list', ['2026-11-24'])],
    ['with another type', encodeCursor('list', ['2026-11-24', '1'])],
    ['with a day that does not exist', encodeCursor('list', ['2026-02-30', 1])],
    ['cut short', encodeCursor('list', ['2026-11-24', 1]).slice(0, -3)],
    ['with something added', `${encodeCursor('list', ['2026-11-24', 1])}AA`],
    ['that is no cursor', 'nonsense'],
    ['that is empty', ''],
  ])('%s is refused', (_, cursor) => {
    expect(() => decodeCursor('list', Position, cursor)).toThrow(expect.objectContaining({ code: 'BAD_CURSOR' }));
  });

  test('of any text is refused or was ours', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeCursor('list', Position, text)).toThrow(expect.objectContaining({ code: 'BAD_CURSOR' }));
      }),
    );
  });
});

test('a page is cut at its limit and names the next only when there is one', () => {
  const cursor = (n: number) => `after ${n}`;
  expect(pageOf([1, 2, 3], 2, cursor)).toEqual({ items: [1, 2], next: 'after 2' });
  expect(pageOf([1, 2], 2, cursor)).toEqual({ items: [1, 2], next: null });
  expect(pageOf([], 2, cursor)).toEqual({ items: [], next: null });
});
