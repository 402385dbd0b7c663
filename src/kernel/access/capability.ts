import { capability } from '../capability.ts';
import { sessionRoutes } from './api.ts';
import { keyRoutes } from './admin/keys-api.ts';
import { accountRoutes } from './admin/users-api.ts';
import { accessCommands } from './commands.ts';
import { doorPages } from './doors/pages.ts';
import { oidcPages, wayRoutes } from './oidc/index.ts';

export const accessCapability = capability({
  name: 'access',
  items: [
    {
      item: 28,
      state: 'part',
      what: 'accounts, sessions and keys; access by role, organ and purpose; audit and access logs',
    },
  ],
  routes: (kernel) => [...sessionRoutes(kernel), ...wayRoutes(kernel), ...accountRoutes(kernel), ...keyRoutes(kernel)],
  pages: (kernel) => [...doorPages(kernel), ...oidcPages(kernel)],
  commands: accessCommands,
});
