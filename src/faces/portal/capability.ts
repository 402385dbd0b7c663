import { capability } from '../../kernel/capability.ts';
import { portalApi } from './api.ts';
import { subjectCommand } from './command.ts';
import { actHelpPages } from './pages/act-help.tsx';
import { actPage } from './pages/act.tsx';
import { actsPage } from './pages/acts.tsx';
import { calendarPage } from './pages/calendar.tsx';
import { catalogueChangesPage, catalogueEditionPage, cataloguePage } from './pages/catalogue.tsx';
import { catalogueComparePage } from './pages/catalogue-compare.tsx';
import { codeRatePages } from './pages/codes.tsx';
import { developerPages } from './pages/developers.tsx';
import { aboutPage, absencePage } from './pages/help.tsx';
import { figuresIndexPage } from './pages/figures.tsx';
import { figuresMonthPage } from './pages/figures-month.tsx';
import { followPages } from './pages/follow.tsx';
import { helpRoutes } from './pages/help-pages.tsx';
import { homePage } from './pages/home.tsx';
import { keyAreasPage } from './pages/key-areas.tsx';
import { lawsPage } from './pages/laws.tsx';
import { listPages } from './pages/lists.tsx';
import { modelPages } from './pages/models.tsx';
import { openDataRoutes } from './pages/open-data.tsx';
import { organPage } from './pages/organ.tsx';
import { organsPage } from './pages/organs.tsx';
import { registrationPage } from './pages/registration.tsx';
import { repairWhenPage } from './pages/repair-when.tsx';
import { rulePage, rulesPage } from './pages/rules.tsx';
import { searchPage } from './pages/search.tsx';
import { siteRoutes } from './pages/site.tsx';
import { sitemapPages } from './pages/sitemap.tsx';
import { previewPage } from './preview-page.tsx';
import { startPages } from './pages/start.tsx';
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
    {
      item: 22,
      state: 'part',
      what: 'from which day an early end can be applied for, with papers and the way to Credit China, without signing in',
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
      catalogueChangesPage,
      lawsPage,
      calendarPage,
      rulePage,
      figuresIndexPage,
      figuresMonthPage,
      keyAreasPage,
      organsPage,
      organPage,
      registrationPage,
      repairWhenPage,
      absencePage,
      aboutPage,
      previewPage,
    ]
      .map((page) => page(kernel))
      .concat(
        listPages(kernel),
        subjectListPages(kernel),
        followPages(kernel),
        actHelpPages(kernel),
        startPages(kernel),
        timelinessPages(kernel),
        codeRatePages(kernel),
        modelPages(kernel),
        openDataRoutes(kernel),
        developerPages(kernel),
        helpRoutes(kernel),
        siteRoutes(kernel),
        sitemapPages(kernel),
      ),
  commands: subjectCommand,
});
