import { capability } from '../../kernel/capability.ts';
import { policyRoutes } from './api.ts';
import { policyCommands } from './command.ts';
import { catalogueCommands } from './commands.ts';
import { editionRoutes } from './editions-api.ts';
import { registerPublication } from './publish.ts';

registerPublication();

export const catalogueCapability = capability({
  name: 'catalogue',
  items: [
    {
      item: 7,
      state: 'built',
      what: 'editions of nation, city and district, the one of the act’s day for intake, drafts, differences, publication by two people',
    },
    { item: 33, state: 'part', what: 'every rule as dated data with sources and verification, checked by command' },
  ],
  routes: (kernel) => [...policyRoutes(kernel), ...editionRoutes(kernel)],
  commands: (program, run) => {
    policyCommands(program, run);
    catalogueCommands(program, run);
  },
});
