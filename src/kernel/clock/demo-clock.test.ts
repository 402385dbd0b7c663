import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { demoClock, fixedClock, isDemoClock, systemClock } from './index.ts';

test('the clock of a demonstration stands on its day at the hour of the machine, runs on, and moves to another day', () => {
  const machine = fixedClock('2030-03-01T02:30:00Z');
  const clock = demoClock(Temporal.PlainDate.from('2026-11-24'), machine);
  expect(clock.now().toString()).toBe('2026-11-24T02:30:00Z');
  clock.moveTo(Temporal.PlainDate.from('2026-12-03'));
  expect(clock.now().toString()).toBe('2026-12-03T02:30:00Z');
  machine.set('2030-03-01T16:00:00Z'); // midnight in Shanghai
  expect(clock.today().toString()).toBe('2026-12-04');
  expect([clock, systemClock, machine].map(isDemoClock)).toEqual([true, false, false]);
});
