import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

export const archiveRoom = room({
  name: 'archive',
  menu: [
    {
      work: 'files',
      path: '/records',
      label: (language) => t(language, menuMessages).menu(),
      permissions: ['records.read'],
    },
  ],
  pages: [
    { path: '/records', page: 'RecordsPage' },
    { path: '/records/$id', page: 'RecordPage' },
  ],
  load: () => import('./pages.tsx'),
});
