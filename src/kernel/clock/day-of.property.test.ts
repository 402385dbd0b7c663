import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { runs } from '../../../test/support/runs.ts';
import { dayOf, SHANGHAI, startOfDay } from './index.ts';

const FIRST = Date.parse('1985-01-01T00:00:00Z');
const LAST = Date.parse('2100-01-01T00:00:00Z');
/** Around a midnight in Shanghai, to the nanosecond, or anywhere; summer time was kept there from 1986 to 1991. */
const instant = fc.oneof(
  fc.integer({ min: FIRST, max: LAST }).map((at) => Temporal.Instant.fromEpochMilliseconds(at)),
  fc.tuple(fc.integer({ min: FIRST, max: LAST }), fc.integer({ min: -2, max: 2 })).map(([at, nanoseconds]) => {
    const day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(SHANGHAI).toPlainDate();
    return startOfDay(day).add({ nanoseconds });
  }),
);

test('the day of an instant is that of Shanghai, whichever was asked for before', () => {
  fc.assert(
    fc.property(fc.array(instant, { minLength: 1, maxLength: 20 }), (all) => {
      const asked = all.flatMap((each) => [each, each.add({ milliseconds: 1 }), each.subtract({ nanoseconds: 1 })]);
      const format = new Intl.DateTimeFormat('sv-SE', { timeZone: SHANGHAI });
      const expected = asked.map((each) => format.format(Math.floor(Number(each.epochNanoseconds / 1000n) / 1000)));
      expect(asked.map((each) => dayOf(each).toString())).toEqual(expected);
    }),
    { numRuns: runs(200) },
  );
});
