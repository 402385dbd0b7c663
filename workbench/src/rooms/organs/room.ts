import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

export const organsRoom = room({
  name: 'organs',
  menu: [{ work: 'rules', path: '/organs', label: (language) => t(language, menuMessages).menu() }],
  pages: [{ path: '/organs', page: 'OrgansPage' }],
  load: () => import('./pages.tsx'),
});
