import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

export const codesRoom = room({
  name: 'codes',
  menu: [
    {
      work: 'files',
      path: '/codes',
      label: (language) => t(language, menuMessages).menu(),
      permissions: ['codes.read'],
    },
    {
      work: 'files',
      path: '/codes/rates',
      label: (language) => t(language, menuMessages)['rates.menu'](),
      permissions: ['codes.read'],
    },
  ],
  pages: [
    { path: '/codes', page: 'OrdersPage' },
    { path: '/codes/rates', page: 'RatesPage' },
    { path: '/codes/$id', page: 'OrderPage' },
  ],
  load: () => import('./pages.tsx'),
});
