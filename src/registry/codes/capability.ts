import { capability } from '../../kernel/capability.ts';
import { codesRoutes } from './api.ts';
import { codesCommands } from './commands.ts';
import { findingsReader } from './keep.ts';
import { separation, settlement } from './orders/effects.ts';
import { lateOrders } from './orders/late.ts';
import { orderWork } from './orders/work.ts';
import { keepRates } from './rate.ts';

export const codesCapability = capability({
  name: 'codes',
  items: [
    {
      item: 8,
      state: 'built',
      what: 'wrong and duplicate codes over the register, work orders, merger and its undoing, the published rate',
    },
  ],
  effects: [settlement, separation],
  routes: codesRoutes,
  readers: (kernel) => [findingsReader(kernel)],
  deadlines: (kernel) => [lateOrders(kernel)],
  daily: (kernel) => [
    {
      name: 'code-rates',
      run: async (today) => {
        await keepRates(kernel, today.toString());
      },
    },
  ],
  work: (kernel) => [orderWork(kernel)],
  commands: codesCommands,
});
