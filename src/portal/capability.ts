import { capability } from '../kernel/capability.ts';
import { portalApi } from './api.ts';
import { subjectCommand } from './command.ts';
import { actPage } from './pages/act.tsx';
import { actsPage } from './pages/acts.tsx';
import { calendarPage } from './pages/calendar.tsx';
import { catalogueEditionPage, cataloguePage } from './pages/catalogue.tsx';
import { catalogueComparePage } from './pages/catalogue-compare.tsx';
import { codeRatePages } from './pages/codes.tsx';
import { developersPage, errorCodePage } from './pages/developers.tsx';
import { aboutPage, absencePage } from './pages/help.tsx';
import { figuresIndexPage } from './pages/figures.tsx';
import { homePage } from './pages/home.tsx';
import { keyAreasPage } from './pages/key-areas.tsx';
import { listPages } from './pages/lists.tsx';
import { organsPage } from './pages/organs.tsx';
import { rulePage, rulesPage } from './pages/rules.tsx';
import { searchPage } from './pages/search.tsx';
import { subjectPage } from './pages/subject.tsx';
import { subjectListPages } from './pages/subject-records.tsx';
import { timelinessPages } from './pages/timeliness.tsx';

export const portalCapability = capability({
  name: 'portal',
  items: [
    { item: 7, state: 'part', what: 'the catalogue and its editions on public pages, with source and verification' },
    {
      item: 25,
      state: 'part',
      what: 'acts on display with basis, source and last day; timeliness by organ and district',
    },
  ],
  routes: portalApi,
  pages: (kernel) =>
    [
      homePage,
      searchPage,
      subjectPage,
      actsPage,
      actPage,
      rulesPage,
      cataloguePage,
      catalogueComparePage,
      catalogueEditionPage,
      calendarPage,
      rulePage,
      figuresIndexPage,
      keyAreasPage,
      organsPage,
      absencePage,
      aboutPage,
      developersPage,
      errorCodePage,
    ]
      .map((page) => page(kernel))
      .concat(listPages(kernel), subjectListPages(kernel), timelinessPages(kernel), codeRatePages(kernel)),
  commands: subjectCommand,
});
