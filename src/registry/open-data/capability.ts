import { capability } from '../../kernel/capability.ts';
import { openDataRoutes } from './routes.ts';

export const openDataCapability = capability({
  name: 'open-data',
  items: [{ item: 25, state: 'part', what: 'anonymous data sets without adverse rows' }],
  pages: openDataRoutes,
});
