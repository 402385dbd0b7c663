import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

export const subjectsRoom = room({
  name: 'subjects',
  menu: [
    {
      work: 'files',
      path: '/subjects',
      label: (language) => t(language, menuMessages).menu(),
      permissions: ['records.read'],
    },
  ],
  pages: [
    { path: '/subjects', page: 'SubjectsPage' },
    { path: '/subjects/$key', page: 'SubjectPage' },
    { path: '/subjects/$key/$part', page: 'SubjectPage' },
  ],
  load: () => import('./pages.tsx'),
});
