import { capability } from '../../kernel/capability.ts';
import { publicityRoutes } from './api.ts';
import { publicityCommands } from './commands.ts';
import { journalEnded } from './ended.ts';
import './review/effect.ts';

export const publicityCapability = capability({
  name: 'publicity',
  items: [
    {
      item: 25,
      state: 'built',
      what: 'display by rule and its end by itself, release, correction, withdrawal; timeliness by organ and district',
    },
  ],
  routes: publicityRoutes,
  daily: (kernel) => [
    { name: 'publicity.ended', run: async (today) => void (await journalEnded(kernel, today.toString())) },
  ],
  commands: publicityCommands,
});
