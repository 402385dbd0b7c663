import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawLine, rowOf } from './line.ts';

const KINDS = ['registered', 'decided', 'received', 'display-began', 'withdrawn', 'corrected', 'stay-ends', 'case-due'];
const event = fc.record({
  on: fc.date({ min: new Date('2015-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10)),
  kind: fc.constantFrom(...KINDS),
  ahead: fc.boolean(),
});

describe('the timeline drawn', () => {
  test('nothing happened: nothing is drawn', () => expect(drawLine([], '2026-11-24')).toBeNull());

  test('every event is in its row, in the order of days, within the picture', () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 40 }), (events) => {
        const drawn = drawLine(events, '2026-11-24');
        if (drawn === null) throw new Error('nothing drawn');
        // Counted without the geometry.
        const wanted = new Map<string, number>();
        for (const { kind } of events) wanted.set(rowOf(kind), (wanted.get(rowOf(kind)) ?? 0) + 1);
        const seen = drawn.rows.map(({ name, marks }) => [name, marks.reduce((sum, { n }) => sum + n, 0)] as const);
        expect(new Map(seen)).toEqual(wanted);
        for (const { marks, y } of drawn.rows) {
          expect(y).toBeLessThan(drawn.height);
          for (const { x } of marks) expect(x >= 0 && x <= drawn.width).toBe(true);
        }
        expect(drawn.from <= drawn.to).toBe(true);
      }),
    );
  });

  test('the first day stands left of the last, the chosen day between', () => {
    const drawn = drawLine(
      [
        { on: '2026-01-01', kind: 'decided', ahead: false },
        { on: '2027-01-01', kind: 'decided', ahead: true },
      ],
      '2026-07-02',
    );
    const marks = drawn?.rows[0]?.marks ?? [];
    const places = [marks[0]?.x, drawn?.day, marks[1]?.x].map(Number);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(new Set(places).size).toBe(3);
    expect(marks.map(({ ahead }) => ahead)).toEqual([false, true]);
    expect(drawn?.years).toEqual([{ x: places[2], year: '2027' }]);
  });
});
