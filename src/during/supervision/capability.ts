import { capability } from '../../kernel/capability.ts';
import { supervisionRoutes } from './api.ts';
import { refreshAll } from './daily.ts';
import { supervisionReader } from './reader.ts';

export const supervisionCapability = capability({
  name: 'supervision',
  items: [
    {
      item: 13,
      state: 'built',
      what: 'plans by organ, trade and grade as checked data; the line in force for a body with its reason and its past; portfolios',
    },
    { item: 14, state: 'part', what: 'ratio, frequency and forms of checks by grade, for the draws to come' },
  ],
  routes: supervisionRoutes,
  readers: (kernel) => [supervisionReader(kernel)],
  // After evaluation has renewed what the day made stale.
  daily: (kernel) => [{ name: 'supervision', run: async (today) => void (await refreshAll(kernel, today.toString())) }],
});
