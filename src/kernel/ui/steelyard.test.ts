import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instrument, passedOf, STARS_MAX } from './steelyard-shape.ts';
import { Steelyard } from './steelyard.tsx';

const shapes = (day: number, of: number): string =>
  instrument({ kind: 'days', day, of })
    .marks.map(({ shape }) => ({ passed: '●', left: '○', late: '■' })[shape])
    .join('');

describe('a period of days', () => {
  test.each([
    [0, 7, '○○○○○○○'],
    [4, 7, '●●●●○○○'],
    [7, 7, '●●●●●●●'],
    [9, 7, '●●●●●●●■■'],
    [1, 3, '●○○'],
    [5, 5, '●●●●●'],
    [12, 10, '●●●●●●●●●●■■'],
  ])('day %s of %s is %s', (day, of, drawn) => {
    expect(shapes(day, of)).toBe(drawn);
  });

  test('has a mark for each of its days, in order, all on the beam, and never more squares than a fortnight', () => {
    const days = fc.record({ day: fc.integer({ min: 0, max: 400 }), of: fc.integer({ min: 1, max: STARS_MAX }) });
    fc.assert(
      fc.property(days, ({ day, of }) => {
        const { marks, beam, width } = instrument({ kind: 'days', day, of });
        const count = (shape: string) => marks.filter((mark) => mark.shape === shape).length;
        expect(count('passed') + count('left')).toBe(of);
        expect(count('passed')).toBe(Math.min(day, of));
        expect(count('late')).toBe(Math.min(Math.max(0, day - of), 14));
        const places = marks.map(({ x }) => x);
        expect(places).toEqual([...places].sort((a, b) => a - b));
        expect(places.every((x) => x - 5 >= beam[0] && x + 5 <= beam[1])).toBe(true);
        expect(beam[1]).toBeLessThan(width);
      }),
    );
  });
});

describe('a span', () => {
  test('has ends, and a weight that goes from one to the other; beyond it a square', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 3, noNaN: true }), (passed) => {
        const { ends, weight, marks, width } = instrument({ kind: 'span', passed });
        const [from, to] = ends as [number, number];
        if (passed > 1) {
          expect([weight, marks.map(({ shape }) => shape)]).toEqual([null, ['late']]);
          expect(marks[0]!.x).toBeGreaterThan(to);
        } else {
          expect(weight).toBeCloseTo(from + Math.max(0, passed) * (to - from), 0);
        }
        expect(Math.max(to, weight ?? 0, ...marks.map(({ x }) => x + 5))).toBeLessThan(width);
      }),
    );
  });

  test.each([
    ['2026-01-01', '2026-01-11', '2026-01-06', 0.5],
    ['2026-01-01', '2026-01-11', '2026-01-21', 2],
    ['2026-01-01', '2026-01-01', '2026-01-01', 1],
    ['2026-01-01', '2026-01-01', '2026-01-02', 2],
  ])('%s to %s is on %s at %s', (from, to, today, passed) => {
    expect(passedOf(from, to, today)).toBe(passed);
  });

  test('so many days that nobody can count them are a span', () => {
    expect(instrument({ kind: 'days', day: 30, of: 60 })).toEqual(instrument({ kind: 'span', passed: 0.5 }));
  });
});

test('the drawing is no more than its sentence: hidden from voices, and coloured late only as a clock', () => {
  const draw = (clock: boolean) =>
    renderToStaticMarkup(createElement(Steelyard, { period: { kind: 'days', day: 9, of: 7 }, sentence: 's', clock }));
  expect(draw(true)).toContain('<svg width="148" height="18" viewBox="0 0 148 18" aria-hidden="true"');
  expect(draw(true)).toMatch(/^<span class="stars clock">.*<span>s<\/span><\/span>$/);
  expect(draw(false)).toMatch(/^<span class="stars">/);
});
