import { capability } from '../../kernel/capability.ts';
import { auditRoutes } from './api.ts';
import { auditCommands } from './commands.ts';

export const auditCapability = capability({
  name: 'audit',
  items: [
    {
      item: 28,
      state: 'part',
      what: 'both logs searched by account, organ, event, body, purpose and day; seals compared; who read a body’s file',
    },
  ],
  routes: auditRoutes,
  commands: auditCommands,
});
