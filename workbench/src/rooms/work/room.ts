import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

export const workRoom = room({
  name: 'work',
  menu: [{ work: 'today', path: '/', label: (language) => t(language, menuMessages).menu() }],
  pages: [{ path: '/', page: 'TodayPage' }],
  load: () => import('./pages.tsx'),
});
