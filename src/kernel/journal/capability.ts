import { capability } from '../capability.ts';
import { readerRoutes } from './api.ts';
import { journalCommands } from './commands.ts';

export const journalCapability = capability({
  name: 'journal',
  items: [
    {
      item: 28,
      state: 'part',
      what: 'every change is an event; altered content is detected; readers that neither skip nor repeat',
    },
  ],
  routes: readerRoutes,
  commands: journalCommands,
});
