import { capability } from '../capability.ts';
import { deliveryHome } from './content-home.ts';

export const deliveryCapability = capability({
  name: 'delivery',
  items: [
    {
      item: 28,
      state: 'part',
      what: 'papers are served with proof; a term of the party starts from valid service alone',
    },
  ],
  contentHomes: [deliveryHome],
});
