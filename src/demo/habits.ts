import type { Habits } from '../simulate/index.ts';

/** An ordinary city: most in time, a few rows wrong and mended, four offices that register equipment. */
export const ORDINARY: Habits = {
  acts: 18,
  kinds: [
    ['penalty', 0.05],
    ['permit', 0.08],
    ['city-equipment', 0.28],
    ['district-equipment', 0.58],
    ['honour', 0.01],
  ],
  late: 0.08,
  spoilt: 0.04,
  mended: 0.8,
  twice: 0.04,
  mixed: 1,
  unregistered: 0.03,
};
