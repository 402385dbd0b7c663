import { capability } from '../../kernel/capability.ts';
import { figuresRoutes } from './api.ts';
import { figuresCommands } from './commands.ts';
import { keepMonths } from './months.ts';

export const figuresCapability = capability({
  name: 'figures',
  items: [
    {
      item: 25,
      state: 'built',
      what: 'timeliness, correctness, lateness and omission by organ, frozen by month with revisions, organs’ own sentences',
    },
  ],
  routes: figuresRoutes,
  daily: (kernel) => [{ name: 'figures.months', run: async (today) => void (await keepMonths(kernel, today.toString())) }],
  commands: figuresCommands,
});
