import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

export const calendarRoom = room({
  name: 'calendar',
  menu: [{ work: 'rules', path: '/calendars', label: (language) => t(language, menuMessages).menu() }],
  pages: [
    { path: '/calendars', page: 'CalendarsPage' },
    { path: '/calendars/$year', page: 'YearPage' },
  ],
  load: () => import('./pages.tsx'),
});
