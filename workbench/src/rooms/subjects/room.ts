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
  subjectParts: [
    {
      name: 'facts',
      place: 10,
      label: (language) => t(language, menuMessages)['part.facts'](),
      ofThePast: true,
      load: async () => (await import('./facts.tsx')).FactsPart,
    },
    {
      name: 'succession',
      place: 70,
      label: (language) => t(language, menuMessages)['part.succession'](),
      load: async () => (await import('./succession.tsx')).SuccessionPart,
    },
  ],
});
