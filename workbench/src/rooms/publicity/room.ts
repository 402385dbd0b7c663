import { t } from '../../house.ts';
import { room, type MenuPage } from '../room.ts';
import { menuMessages } from './menu.ts';

const page = (path: string, key: 'menu' | 'held.menu' | 'late.menu' | 'compare.menu' | 'changes.menu'): MenuPage => ({
  work: 'publicity',
  path,
  label: (language) => t(language, menuMessages)[key](),
  permissions: ['publicity.review'],
});

export const publicityRoom = room({
  name: 'publicity',
  menu: [
    page('/publicity', 'menu'),
    page('/publicity/held', 'held.menu'),
    page('/publicity/late', 'late.menu'),
    page('/publicity/comparisons', 'compare.menu'),
    page('/publicity/withdrawals', 'changes.menu'),
  ],
  pages: [
    { path: '/publicity', page: 'UnderWayPage' },
    { path: '/publicity/held', page: 'HeldPage' },
    { path: '/publicity/held/$id', page: 'DeskPage' },
    { path: '/publicity/late', page: 'LatePage' },
    { path: '/publicity/comparisons', page: 'ComparisonsPage' },
    { path: '/publicity/withdrawals', page: 'ChangesPage' },
  ],
  load: () => import('./pages.tsx'),
});
