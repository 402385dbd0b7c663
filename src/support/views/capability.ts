import { capability } from '../../kernel/capability.ts';
import { viewRoutes } from './api.ts';

export const viewsCapability = capability({
  name: 'views',
  items: [{ item: 28, state: 'part', what: 'officials keep the filters of their lists under names, shared within the organ' }],
  routes: viewRoutes,
});
