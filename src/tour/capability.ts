import { capability } from '../kernel/capability.ts';
import { clockRoutes } from './clock.tsx';
import { enterRoute } from './enter.ts';
import { tourPage } from './home.tsx';
import { lawRoutes } from './law/page.tsx';
import { resetRoutes } from './reset.tsx';
import { textsPage } from './texts/page.tsx';

/** What only a demonstration serves; without the server of one there is no clock to push and no card to enter by. */
export const tourCapability = capability({
  name: 'tour',
  items: [],
  pages: (kernel) => [
    ...(kernel.settings.demo ? [textsPage(kernel)] : []),
    ...(kernel.settings.demo && kernel.demonstration !== undefined
      ? [tourPage(kernel), enterRoute(kernel), ...clockRoutes(kernel), ...lawRoutes(kernel), ...resetRoutes(kernel)]
      : []),
  ],
});
