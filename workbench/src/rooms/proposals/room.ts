import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

export const proposalsRoom = room({
  name: 'proposals',
  menu: [
    {
      work: 'today',
      path: '/proposals',
      label: (language) => t(language, menuMessages).menu(),
      permissions: ['proposal.confirm'],
    },
  ],
  pages: [
    { path: '/proposals', page: 'ProposalsPage' },
    { path: '/proposals/$id', page: 'ProposalPage' },
  ],
  load: () => import('./pages.tsx'),
});
