import { room } from '../room.ts';

/** Reached by the bell in the head. */
export const inboxRoom = room({
  name: 'inbox',
  pages: [{ path: '/messages', page: 'MessagesPage' }],
  load: () => import('./pages.tsx'),
});
