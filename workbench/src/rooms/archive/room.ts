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
  subjectParts: [
    {
      name: 'records',
      place: 20,
      label: (language) => t(language, menuMessages).menu(),
      ofThePast: true,
      load: async () => (await import('./subject/records.tsx')).RecordsPart,
    },
    {
      name: 'timeline',
      place: 30,
      label: (language) => t(language, menuMessages)['part.timeline'](),
      ofThePast: true,
      load: async () => (await import('./subject/timeline.tsx')).TimelinePart,
    },
  ],
});
