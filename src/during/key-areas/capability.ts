import { capability } from '../../kernel/capability.ts';
import { keyAreaRoutes } from './api.ts';
import { keyAreaCommands } from './commands.ts';
import { countAreas } from './count.ts';

export const keyAreasCapability = capability({
  name: 'key-areas',
  items: [{ item: 9, state: 'built', what: 'what the files of five key areas should hold, what is missing, from whom, by district' }],
  routes: keyAreaRoutes,
  daily: (kernel) => [{ name: 'key-areas', run: async (today) => void (await countAreas(kernel, today.toString())) }],
  commands: keyAreaCommands,
});
