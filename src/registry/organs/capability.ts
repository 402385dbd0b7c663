import { capability } from '../../kernel/capability.ts';
import { organRoutes } from './api.ts';

export const organsCapability = capability({
  name: 'organs',
  items: [{ item: 7, state: 'part', what: 'organs and divisions with periods, two parents, successors' }],
  routes: organRoutes,
});
