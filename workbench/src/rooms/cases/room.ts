import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

export const casesRoom = room({
  name: 'cases',
  menu: [
    {
      work: 'cases',
      path: '/cases',
      label: (language) => t(language, menuMessages).menu(),
      permissions: ['case.read'],
    },
  ],
  pages: [
    { path: '/cases', page: 'CasesPage' },
    { path: '/cases/new', page: 'NewCasesPage' },
    { path: '/cases/new/$procedure', page: 'NewCasePage' },
    { path: '/cases/$id', page: 'CasePage' },
    { path: '/cases/$id/steps/$step', page: 'StepPage' },
    { path: '/cases/$id/service/$document', page: 'ServePage' },
    { path: '/cases/$id/deliveries/$delivery', page: 'OutcomePage' },
    { path: '/cases/$id/upload', page: 'UploadPage' },
    { path: '/cases/$id/procedure', page: 'ProcedurePage' },
  ],
  load: () => import('./pages.tsx'),
  subjectParts: [
    {
      name: 'cases',
      place: 60,
      label: (language) => t(language, menuMessages).menu(),
      load: async () => (await import('./subject-part.tsx')).CasesPart,
    },
  ],
});
