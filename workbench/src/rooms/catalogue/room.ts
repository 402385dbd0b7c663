import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

export const catalogueRoom = room({
  name: 'catalogue',
  menu: [{ work: 'rules', path: '/catalogue', label: (language) => t(language, menuMessages).menu() }],
  pages: [
    { path: '/catalogue', page: 'CataloguePage' },
    { path: '/catalogue/changes', page: 'ChangesPage' },
  ],
  load: () => import('./pages.tsx'),
});
