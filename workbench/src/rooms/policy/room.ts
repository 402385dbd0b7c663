import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

const READ_DRAFTS = ['policy.drafts'];

export const policyRoom = room({
  name: 'policy',
  menu: [
    { work: 'rules', path: '/policy', label: (language) => t(language, menuMessages).menu() },
    {
      work: 'rules',
      path: '/policy/drafts',
      label: (language) => t(language, menuMessages)['menu.drafts'](),
      permissions: READ_DRAFTS,
    },
    {
      work: 'rules',
      path: '/policy/unverified',
      label: (language) => t(language, menuMessages)['menu.unverified'](),
      permissions: READ_DRAFTS,
    },
  ],
  pages: [
    { path: '/policy', page: 'PolicyPage' },
    { path: '/policy/drafts', page: 'DraftsPage' },
    { path: '/policy/unverified', page: 'UnverifiedPage' },
    { path: '/policy/$kind/$id', page: 'EditionsPage' },
    { path: '/policy/$kind/$id/$edition', page: 'EditionPage' },
    { path: '/policy/$kind/$id/$edition/draft', page: 'WritePage' },
    { path: '/policy/$kind/$id/$edition/changes', page: 'DraftPage' },
  ],
  load: () => import('./pages.tsx'),
});
