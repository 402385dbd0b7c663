import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

// Among files and rules, where whoever may open them has an entry already: nobody gets an eighth.
export const supervisionRoom = room({
  name: 'supervision',
  menu: [
    {
      work: 'files',
      path: '/portfolio',
      label: (language) => t(language, menuMessages).menu(),
      permissions: ['evaluation.read'],
    },
    { work: 'rules', path: '/supervision', label: (language) => t(language, menuMessages)['menu.plans']() },
  ],
  pages: [
    { path: '/portfolio', page: 'PortfolioPage' },
    { path: '/supervision', page: 'PlansPage' },
  ],
  load: () => import('./pages.tsx'),
  subjectParts: [
    {
      name: 'supervision',
      place: 50,
      label: (language) => t(language, menuMessages)['part.supervision'](),
      load: async () => (await import('./subject-part.tsx')).SupervisionPart,
    },
  ],
});
