import { capability } from '../kernel/capability.ts';
import { workbenchRoutes } from './api.ts';
import { workbenchPages } from './pages.ts';

export const workbenchCapability = capability({
  name: 'workbench',
  items: [
    {
      item: 28,
      state: 'part',
      what: 'the officials’ application: sign-in, menu by what the role may do, a purpose asked before each look',
    },
  ],
  routes: workbenchRoutes,
  pages: workbenchPages,
});
