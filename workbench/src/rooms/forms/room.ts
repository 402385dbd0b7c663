import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

export const formsRoom = room({
  name: 'forms',
  menu: [
    {
      work: 'intake',
      path: '/intake/mappings',
      label: (language) => t(language, menuMessages).menu(),
      permissions: ['intake.forms'],
    },
  ],
  pages: [
    { path: '/intake/mappings', page: 'MappingsPage' },
    { path: '/intake/mappings/$id', page: 'MappingPage' },
  ],
  load: () => import('./pages.tsx'),
});
