import { capability } from '../../kernel/capability.ts';
import { trialRoutes } from './api.ts';
import { trialCommands } from './commands.ts';
import { keepTrials } from './keep.ts';

export const trialsCapability = capability({
  name: 'trials',
  items: [
    { item: 12, state: 'built', what: 'a model tried on the whole register before it is used, and on a past day against what came after' },
  ],
  routes: trialRoutes,
  daily: (kernel) => [{ name: 'trials', run: () => keepTrials(kernel) }],
  commands: trialCommands,
});
