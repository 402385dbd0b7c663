import { capability } from '../../kernel/capability.ts';
import { caseRoutes } from './api/routes.ts';
import { addressPages } from './centre/address-pages.tsx';
import { agentPages } from './centre/agent-pages.tsx';
import { homePages } from './centre/home.tsx';
import { noticePages } from './centre/notice-pages.tsx';
import { noticesPages } from './centre/notices.tsx';
import { caseCommands } from './commands/commands.ts';
import { absencePages } from './pages/absences.tsx';
import { actPages } from './pages/act-pages.tsx';
import { casePages } from './pages/case-pages.tsx';
import { listPages } from './pages/list.tsx';
import { newPages } from './pages/new.tsx';
import { servicePages } from './pages/service-pages.tsx';
import { uploadPages } from './pages/upload-pages.tsx';
import { workPages } from './pages/work.tsx';

const PAGES = [
  workPages,
  listPages,
  newPages,
  casePages,
  servicePages,
  actPages,
  uploadPages,
  absencePages,
  homePages,
  noticesPages,
  noticePages,
  addressPages,
  agentPages,
];

export const casesCapability = capability({
  name: 'cases',
  items: [
    {
      item: 28,
      state: 'part',
      what: 'officials work their cases and the party answers them: work list, case page, forms made from the procedure, notices, receipts',
    },
  ],
  routes: caseRoutes,
  pages: (kernel) => PAGES.flatMap((pages) => pages(kernel)),
  commands: caseCommands,
});
