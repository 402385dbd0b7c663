import { ROUGH } from './city/habits.ts';
import { plant } from './planted/index.ts';
import type { City } from './script.ts';

/** The city of `xinheng simulate`. */
export const ROUGH_CITY: City = {
  habits: ROUGH,
  chunkRows: 2,
  officials: true,
  inspected: 'each day',
  daily: 'each day',
  script: (_, around) => plant(around),
};
