import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { parseDay } from './values/days.ts';

const day = fc
  .record({
    year: fc.integer({ min: 1900, max: 2099 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  })
  .filter(({ year, month, day }) => day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth)
  .map((fields) => Temporal.PlainDate.from(fields));
const two = (n: number): string => String(n).padStart(2, '0');
const spelling = fc.constantFrom<(d: Temporal.PlainDate) => string>(
  (d) => d.toString(),
  (d) => `${d.year}-${d.month}-${d.day}`,
  (d) => `${d.year}/${d.month}/${d.day}`,
  (d) => `${d.year}.${two(d.month)}.${d.day}`,
  (d) => `${d.year}${two(d.month)}${two(d.day)}`,
  (d) => `${d.year}年${d.month}月${d.day}日`,
  (d) => `${d.year}年${two(d.month)}月${two(d.day)}`,
);
const time = fc
  .record({ hour: fc.nat(23), minute: fc.nat(59), second: fc.option(fc.nat(59)), bare: fc.boolean() })
  .map(({ hour, minute, second, bare }) => `${bare ? hour : two(hour)}:${two(minute)}${second === null ? '' : `:${two(second)}`}`);

test(item(25, 'a day in any usual spelling, with or without a time of day, is that day'), () => {
  fc.assert(
    fc.property(day, spelling, fc.option(time), fc.constantFrom(' ', 'T'), (date, spell, clock, gap) => {
      expect(parseDay(spell(date) + (clock === null ? '' : gap + clock))).toBe(date.toString());
    }),
  );
  expect(parseDay('2024年1月2日00:00:00')).toBe('2024-01-02');
});

test(item(25, 'what is no day, or may be another one, is none'), () => {
  for (const text of [
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-1-20:00',
    '2024-01-02 24:00',
    '2024-01-02 9:7',
    '2024-01-02T20:00:00Z',
    '2024-01-02 08:00+08:00',
    '24-01-02',
    '2024-01/02',
  ])
    expect(parseDay(text), text).toBeUndefined();
});
