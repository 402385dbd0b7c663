import { capability } from '../../kernel/capability.ts';
import { registrationHome } from './content-home.ts';
import { successionRoutes } from './succession/api.ts';
import { successionCommands } from './succession/commands.ts';
import { succession } from './succession/effect.ts';

export const subjectsCapability = capability({
  name: 'subjects',
  items: [{ item: 8, state: 'part', what: 'every claim of code, name and number is kept; a doubled or wrong code shows' }],
  effects: [succession],
  routes: successionRoutes,
  commands: successionCommands,
  contentHomes: [registrationHome],
});
