import { capability } from '../../kernel/capability.ts';
import { exchangeRoutes } from './api.ts';
import { exchangeCommands } from './commands.ts';
import { enqueueExchange, exchangeJobs, pruneFolder } from './job.ts';
import { movers } from '../../registry/codes/index.ts';
import { exchangeMover } from './mover.ts';
import { exchangeReader } from './reader.ts';

export const exchangeCapability = capability({
  name: 'exchange',
  items: [
    {
      item: 24,
      state: 'part',
      what: 'the national leg: export in the national template through a front-end folder or HTTP, receipts per row with terms for mending, returned data, a row’s life end to end',
    },
    {
      item: 25,
      state: 'part',
      what: 'sent up, receipted, returned: counted by organ and day, nothing stuck unnoticed',
    },
  ],
  routes: exchangeRoutes,
  readers: () => [exchangeReader],
  jobs: exchangeJobs,
  hourly: (kernel) => [{ name: 'exchange', run: () => enqueueExchange(kernel) }],
  daily: (kernel) => [{ name: 'exchange.prune', run: () => pruneFolder(kernel) }],
  gives: [movers.give(exchangeMover)],
  commands: exchangeCommands,
});
