import { capability } from '../../kernel/capability.ts';
import { archiveRoutes } from './api.ts';
import { archiveCommands } from './commands.ts';

export const archiveCapability = capability({
  name: 'archive',
  items: [
    {
      item: 28,
      state: 'part',
      what: 'officials read the credit file by level: records by filter, provenance down to file and row, a body’s timeline, export as a disclosure',
    },
  ],
  routes: archiveRoutes,
  commands: archiveCommands,
});
