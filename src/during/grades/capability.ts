import { capability } from '../../kernel/capability.ts';
import { gradeRoutes } from './api.ts';

export const gradesCapability = capability({
  name: 'grades',
  items: [
    {
      item: 12,
      state: 'built',
      what: 'grades that others issue, each on its own scale, received by file and passed on to departments and districts by purpose',
    },
  ],
  routes: gradeRoutes,
});
