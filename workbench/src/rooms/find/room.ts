import { room } from '../room.ts';

/** Reached by the box in the head. */
export const findRoom = room({
  name: 'find',
  pages: [{ path: '/find', page: 'FindPage' }],
  load: () => import('./pages.tsx'),
});
