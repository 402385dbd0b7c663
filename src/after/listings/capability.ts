import { capability } from '../../kernel/capability.ts';
import { listingRoutes } from './api.ts';
import { entry, removal } from './effects.ts';

export const listingsCapability = capability({
  name: 'listings',
  items: [
    {
      item: 15,
      state: 'part',
      what: 'lists with their basis, who is on them today and how one leaves; entry and removal by due process, on demonstration data',
    },
  ],
  caseEffects: [entry, removal],
  routes: listingRoutes,
});
