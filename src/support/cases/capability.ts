import { capability } from '../../kernel/capability.ts';
import { caseRoutes } from './api/routes.ts';
import { addressPages } from './centre/address-pages.tsx';
import { agentPages } from './centre/agent-pages.tsx';
import { noticePages } from './centre/notice-pages.tsx';
import { noticesPages } from './centre/notices.tsx';
import { caseCommands } from './commands/commands.ts';

const PAGES = [noticesPages, noticePages, addressPages, agentPages];

export const casesCapability = capability({
  name: 'cases',
  items: [
    {
      item: 28,
      state: 'part',
      what: 'officials work their cases over the API of the workbench and the party answers them in the centre: work list, case, forms made from the procedure, notices, receipts',
    },
  ],
  routes: caseRoutes,
  pages: (kernel) => PAGES.flatMap((pages) => pages(kernel)),
  commands: caseCommands,
});
