import { capability } from '../capability.ts';
import { sessionRoutes } from './api.ts';
import { auditRoutes } from './audit-api.ts';
import { accessCommands } from './commands.ts';
import { doorPages } from './doors/pages.ts';

export const accessCapability = capability({
  name: 'access',
  items: [
    {
      item: 28,
      state: 'part',
      what: 'accounts, sessions and keys; access by role, organ and purpose; audit and access logs',
    },
  ],
  routes: (kernel) => [...sessionRoutes(kernel), ...auditRoutes(kernel)],
  pages: doorPages,
  commands: accessCommands,
});
