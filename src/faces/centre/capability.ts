import { capability } from '../../kernel/capability.ts';
import { movers } from '../../registry/codes/index.ts';
import { deferralRoutes } from './looks/api.ts';
import { deferral } from './looks/deferrals.ts';
import { centreMover } from './merged/mover.ts';
import { calendarPages } from './pages/calendar.tsx';
import { evaluationPages } from './pages/evaluation.tsx';
import { filePages } from './pages/file.tsx';
import { firmsPages } from './pages/firms.tsx';
import { homePages } from './pages/home.tsx';
import { lookedPages } from './pages/looked.tsx';
import { mePages } from './pages/me.tsx';
import { messagesPages } from './pages/messages.tsx';
import { peoplePages } from './pages/people.tsx';
import { recipientPages } from './pages/recipients.tsx';
import { recordPages } from './pages/record.tsx';
import { supervisionPages } from './pages/supervision.tsx';

const PAGES = [
  firmsPages,
  homePages,
  filePages,
  recordPages,
  lookedPages,
  recipientPages,
  peoplePages,
  calendarPages,
  messagesPages,
  mePages,
  evaluationPages,
  supervisionPages,
];

export const centreCapability = capability({
  name: 'centre',
  items: [
    {
      item: 28,
      state: 'part',
      what: 'a business reads its own file, sees who looked and who was given what, and lets people act for it by mandates that end',
    },
  ],
  effects: [deferral],
  gives: [movers.give(centreMover)],
  routes: deferralRoutes,
  pages: (kernel) => PAGES.flatMap((pages) => pages(kernel)),
});
