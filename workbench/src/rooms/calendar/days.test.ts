import { describe, expect, test } from 'vitest';
import { holidaysOf, kindOf, weeksOf } from './days.ts';

const october = Array.from({ length: 31 }, (_, index) => {
  const date = `2026-10-${String(index + 1).padStart(2, '0')}`;
  const off = index < 7;
  const weekend = [3, 4, 10, 11, 17, 18, 24, 25, 31].includes(index + 1);
  return { date, working: index + 1 === 10 || (!off && !weekend), name: off || index + 1 === 10 ? '国庆节' : null };
});

describe('a month', () => {
  test('stands in weeks from Monday, each day once and in its own column', () => {
    const weeks = weeksOf(october);
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7]);
    // 1 October 2026 is a Thursday.
    expect(weeks.at(0)?.map((day) => day?.date.slice(8) ?? '')).toEqual(['', '', '', '01', '02', '03', '04']);
    expect(weeks.flat().filter((day) => day !== null)).toHaveLength(31);
  });

  test('tells days off, weekends, and weekends that are worked', () => {
    expect(['01', '08', '10', '11'].map((day) => kindOf(october.at(Number(day) - 1)!))).toEqual(['off', 'plain', 'worked', 'weekend']);
    expect(holidaysOf(october)).toEqual([
      { name: '国庆节', kind: 'off', days: october.slice(0, 7).map(({ date }) => date) },
      { name: '国庆节', kind: 'worked', days: ['2026-10-10'] },
    ]);
    expect(weeksOf([])).toEqual([]);
  });
});
