import { capability } from '../capability.ts';
import { proposalRoutes } from './api.ts';
import { proposalCommands } from './commands.ts';
import { proposalWork } from './work.ts';

export const proposalsCapability = capability({
  name: 'proposals',
  items: [{ item: 28, state: 'part', what: 'what needs two people is proposed by one and confirmed by another' }],
  routes: proposalRoutes,
  commands: proposalCommands,
  work: (kernel) => [proposalWork(kernel)],
});
