import { capability } from '../../kernel/capability.ts';
import { bulletinRoutes } from './api.ts';
import { bulletinCommands } from './commands.ts';

export const bulletinsCapability = capability({
  name: 'bulletins',
  items: [
    {
      item: 25,
      state: 'part',
      what: 'the week in five sentences with the list behind each number and what is not known; as an editable paper and as tables',
    },
  ],
  routes: bulletinRoutes,
  commands: bulletinCommands,
});
