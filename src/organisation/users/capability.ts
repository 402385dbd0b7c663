import { capability } from '../../kernel/capability.ts';
import { userRoutes } from './api.ts';
import { userCommands } from './commands.ts';
import { roleChange } from './role-change.ts';

/** Accounts stand in kernel/access, which lies below procedures: the one thing that needs a procedure has a room above both. */
export const usersCapability = capability({
  name: 'users',
  items: [{ item: 28, state: 'part', what: 'an account is made and its role changes by two people, which ends its sessions' }],
  caseEffects: [roleChange],
  routes: userRoutes,
  commands: userCommands,
});
