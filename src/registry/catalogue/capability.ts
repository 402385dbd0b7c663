import { capability } from '../../kernel/capability.ts';
import { policyRoutes } from './api.ts';
import { codesRoute } from './codes-api.ts';
import { policyCommands } from './command.ts';
import { catalogueCommands } from './commands.ts';
import { editionRoutes } from './editions-api.ts';
import { publicationRoutes } from './publication/api.ts';
import { countersignature, publication } from './publication/effects.ts';

export const catalogueCapability = capability({
  name: 'catalogue',
  items: [
    {
      item: 7,
      state: 'built',
      what: 'editions of nation, city and district, the one of the act’s day for intake, drafts, differences, publication after the legal office by a second person',
    },
    {
      item: 33,
      state: 'part',
      what: 'every rule as dated data with sources and verification, checked by command; any document drafted, compared, countersigned and published in the running system',
    },
  ],
  caseEffects: [countersignature, publication],
  routes: (kernel) => [...policyRoutes(kernel), ...editionRoutes(kernel), codesRoute(kernel), ...publicationRoutes(kernel)],
  commands: (program, run) => {
    policyCommands(program, run);
    catalogueCommands(program, run);
  },
});
