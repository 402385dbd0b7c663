import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

export const exchangeRoom = room({
  name: 'exchange',
  menu: [
    {
      work: 'publicity',
      path: '/exchange',
      label: (language) => t(language, menuMessages).menu(),
      permissions: ['exchange.read'],
    },
  ],
  pages: [
    { path: '/exchange', page: 'ExchangePage' },
    { path: '/exchange/stuck', page: 'StuckPage' },
    { path: '/exchange/records/$id', page: 'LifePage' },
  ],
  load: () => import('./pages.tsx'),
});
