import { capability } from '../../kernel/capability.ts';
import { findRoutes } from './api.ts';

export const findCapability = capability({
  name: 'find',
  items: [{ item: 28, state: 'part', what: 'one box for codes, names and numbers, which finds nobody what he may not see' }],
  routes: findRoutes,
});
