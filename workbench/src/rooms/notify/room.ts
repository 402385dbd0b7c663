import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

/** A person's own messages are reached by the bell in the head. */
export const notifyRoom = room({
  name: 'notify',
  menu: [
    {
      work: 'admin',
      path: '/admin/system/outbox',
      label: (language) => t(language, menuMessages).menu(),
      permissions: ['notify.read'],
    },
  ],
  pages: [
    { path: '/messages', page: 'MessagesPage' },
    { path: '/admin/system/outbox', page: 'OutboxPage' },
  ],
  load: () => import('./pages.tsx'),
});
