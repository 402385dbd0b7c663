import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

export const intakeRoom = room({
  name: 'intake',
  menu: [
    {
      work: 'intake',
      path: '/intake',
      label: (language) => t(language, menuMessages).menu(),
      permissions: ['intake.read'],
    },
    {
      work: 'intake',
      path: '/intake/returned',
      label: (language) => t(language, menuMessages)['returned.menu'](),
      permissions: ['intake.report'],
    },
    {
      work: 'intake',
      path: '/intake/nil',
      label: (language) => t(language, menuMessages)['nil.menu'](),
      permissions: ['intake.read'],
    },
    {
      work: 'intake',
      path: '/intake/templates',
      label: (language) => t(language, menuMessages)['templates.menu'](),
      permissions: ['intake.forms'],
    },
    {
      work: 'intake',
      path: '/intake/mappings',
      label: (language) => t(language, menuMessages)['forms.menu'](),
      permissions: ['intake.forms'],
    },
  ],
  pages: [
    { path: '/intake', page: 'BatchesPage' },
    { path: '/intake/new', page: 'NewBatchPage' },
    { path: '/intake/batches/$id', page: 'BatchPage' },
    { path: '/intake/batches/$id/review', page: 'ReviewPage' },
    { path: '/intake/returned', page: 'ReturnedPage' },
    { path: '/intake/nil', page: 'NilPage' },
    { path: '/intake/templates', page: 'TemplatesPage' },
    { path: '/intake/mappings', page: 'MappingsPage' },
    { path: '/intake/mappings/$id', page: 'MappingPage' },
  ],
  load: () => import('./pages.tsx'),
});
