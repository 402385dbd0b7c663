import { capability } from '../../kernel/capability.ts';
import { matchingRoutes } from './api.ts';
import { matchingCommands } from './commands.ts';
import { matchingReader } from './reader.ts';
import { matchingWork } from './work.ts';

export const matchingCapability = capability({
  name: 'matching',
  items: [{ item: 8, state: 'built', what: 'rows without a usable code are matched by a person, remembered, undone' }],
  routes: matchingRoutes,
  readers: (kernel) => [matchingReader(kernel)],
  work: () => [matchingWork],
  commands: matchingCommands,
});
