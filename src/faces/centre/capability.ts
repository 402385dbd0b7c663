import { capability } from '../../kernel/capability.ts';
import { firmFrames, firmMenu, homeCards } from '../../kernel/faces/centre.tsx';
import { t } from '../../kernel/i18n/types.ts';
import { noticeKinds } from '../../kernel/notify/index.ts';
import { movers } from '../../registry/codes/index.ts';
import { frame } from './frame/frame.tsx';
import { deferralRoutes } from './looks/api.ts';
import { deferral } from './looks/deferrals.ts';
import { centreMover } from './merged/mover.ts';
import { fileMessages } from './messages/file.ts';
import { frameMessages } from './messages/frame.ts';
import { homeMessages } from './messages/home.ts';
import { lookedMessages } from './messages/looked.ts';
import { peopleMessages } from './messages/people.ts';
import { mandateEnded, mandateGiven } from './notices.ts';
import { calendarPages } from './pages/calendar.tsx';
import { evaluationPages } from './pages/evaluation.tsx';
import { filePages } from './pages/file.tsx';
import { firmsPages } from './pages/firms.tsx';
import { homePages, unreadCard } from './pages/home.tsx';
import { lookedPages } from './pages/looked.tsx';
import { mePages } from './pages/me.tsx';
import { messagesPages } from './pages/messages.tsx';
import { peoplePages } from './pages/people.tsx';
import { recipientPages } from './pages/recipients.tsx';
import { recordPages } from './pages/record.tsx';
import { supervisionPages } from './pages/supervision.tsx';
import { shownCard } from './parts/shown.tsx';

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
  gives: [
    movers.give(centreMover),
    firmFrames.give(frame),
    firmMenu.give(
      { place: 0, path: '', inMatter: true, label: (language) => t(language, homeMessages)['home.title']() },
      { place: 10, path: '/file', under: ['/as-others-see'], label: (language) => t(language, fileMessages).title() },
      { place: 40, path: '/evaluation', under: ['/supervision'], label: (language) => t(language, frameMessages)['verb.supervision']() },
      { place: 50, path: '/looked', under: ['/recipients'], label: (language) => t(language, lookedMessages).title() },
      { place: 60, path: '/people', label: (language) => t(language, peopleMessages).title() },
    ),
    homeCards.give(unreadCard, shownCard),
    noticeKinds.give(mandateGiven, mandateEnded),
  ],
  routes: deferralRoutes,
  pages: (kernel) => PAGES.flatMap((pages) => pages(kernel)),
});
