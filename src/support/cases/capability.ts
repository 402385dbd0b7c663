import { capability } from '../../kernel/capability.ts';
import { firmMenu, homeCards } from '../../kernel/faces/centre.tsx';
import { t } from '../../kernel/i18n/types.ts';
import { caseRoutes } from './api/routes.ts';
import { addressPages } from './centre/address-pages.tsx';
import { agentPages } from './centre/agent-pages.tsx';
import { applicationPages } from './centre/applications.tsx';
import { noticePages } from './centre/notice-pages.tsx';
import { noticesPages } from './centre/notices.tsx';
import { waitingCard } from './centre/waiting.tsx';
import { caseCommands } from './commands/commands.ts';
import { filedMessages } from './messages/filed.ts';
import { partyMessages } from './messages/party.ts';

const PAGES = [noticesPages, noticePages, addressPages, agentPages, applicationPages];

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
  gives: [
    firmMenu.give(
      {
        place: 20,
        path: '/notices',
        under: ['/service-address'],
        inMatter: true,
        label: (language) => t(language, partyMessages)['verb.notices'](),
      },
      { place: 30, path: '/applications', label: (language) => t(language, filedMessages)['filed.title']() },
    ),
    homeCards.give(waitingCard),
  ],
  commands: caseCommands,
});
