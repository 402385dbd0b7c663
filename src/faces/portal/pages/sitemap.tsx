import type { ReactElement } from 'react';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { LANGUAGES, t, type Language } from '../../../kernel/i18n/types.ts';
import { formatMonth, href } from '../../../kernel/ui/index.ts';
import { addressOf, plainPage, portalPage, viewOf, type View } from '../frame.tsx';
import { actsMessages } from '../messages/acts.ts';
import { catalogueMessages } from '../messages/catalogue.ts';
import { common } from '../messages/common.ts';
import { developersMessages } from '../messages/developers.ts';
import { figuresIndexMessages } from '../messages/figures-index.ts';
import { helpMessages } from '../messages/help.ts';
import { helpPages } from '../messages/help-pages.ts';
import { lawsMessages } from '../messages/laws.ts';
import { listsMessages } from '../messages/lists.ts';
import { modelsMessages } from '../messages/models.ts';
import { openDataPages } from '../messages/open-data.ts';
import { proofMessages } from '../messages/proof.ts';
import { repairMessages } from '../messages/repair.ts';
import { rulesMessages } from '../messages/rules.ts';
import { servicesMessages } from '../messages/services.ts';
import { siteMessages } from '../messages/site.ts';
import { vocabulary } from '../messages/vocabulary.ts';
import { monthsWithFigures } from './figures-month.tsx';

type Link = readonly [path: string, label: string];
type Section = 'find' | 'do' | 'figures' | 'rules' | 'help';

/**
 * Every fixed page, once: what people see on /sitemap and machines in sitemap.xml. Never a page of a body, an act or an
 * entry of a list: those are noindex (domain.md).
 */
function sections(language: Language, months: readonly string[]): Record<Section, Link[]> {
  const say = t(language, siteMessages);
  const words = t(language, common);
  const lists = t(language, listsMessages);
  const services = t(language, servicesMessages);
  const figures = t(language, figuresIndexMessages);
  const help = t(language, helpPages);
  const open = t(language, openDataPages);
  const developers = t(language, developersMessages);
  return {
    find: [
      ['/', words.home()],
      ['/search', words['search.label']()],
      ['/acts', t(language, actsMessages).title()],
      ['/lists', lists.title()],
      ['/corrections', t(language, proofMessages)['corrections.title']()],
    ],
    do: [
      ['/services', services.title()],
      ['/start/check', services['check.title']()],
      ['/start/mistake', services['mistake.title']()],
      ['/start/repair', t(language, repairMessages).title()],
      ['/start/repair/when', services['when.title']()],
      ['/start/answer', services['answer.title']()],
      ['/verify', words['verb.verify']()],
    ],
    figures: [
      ['/figures', figures.title()],
      ['/figures/timeliness', figures.timeliness()],
      ['/figures/codes', figures.codes()],
      ['/figures/key-areas', figures.areas()],
      ...months.map((month): Link => [`/figures/${month}`, formatMonth(month, language)]),
      ['/organs', t(language, helpMessages)['organs.title']()],
      ['/open-data', open.title()],
      ['/open-data/acts', open['acts.title']()],
      ['/open-data/terms', open['terms.title']()],
    ],
    rules: [
      ['/rules', t(language, rulesMessages).title()],
      ['/rules/laws', t(language, lawsMessages).title()],
      ['/rules/catalogue', t(language, rulesMessages)['catalogue.title']()],
      ['/rules/catalogue/compare', t(language, catalogueMessages).compare()],
      ['/rules/calendar', t(language, rulesMessages)['calendar.title']()],
      ['/models', t(language, modelsMessages).title()],
    ],
    help: [
      ['/help', help.title()],
      ['/help/absence', help['index.absence']()],
      ['/help/marks', help['index.marks']()],
      ['/help/words', t(language, vocabulary).title()],
      ['/help/sign-in', help['index.signin']()],
      ['/help/browsers', help['index.browsers']()],
      ['/help/reporting', help['index.reporting']()],
      ['/about', t(language, helpMessages)['about.title']()],
      ['/contact', say['contact.title']()],
      ['/accessibility', say['accessibility.title']()],
      ['/privacy', say['privacy.title']()],
      ['/status', say['status.title']()],
      ['/developers', developers.title()],
      ['/developers/api', developers['api.title']()],
      ['/developers/sandbox', developers['sandbox.title']()],
    ],
  };
}

export function sitemapPages(kernel: Kernel): AnyRoute[] {
  return [
    plainPage(kernel, '/sitemap', 'All fixed pages', page),
    xmlRoute(kernel),
    // Pages of bodies are kept from engines by their header: one that may not read them would not see it.
    plainPage(kernel, '/robots.txt', 'What machines may read, and where the map is', (view) =>
      view.reply
        .type('text/plain; charset=utf-8')
        .send(`User-agent: *\nDisallow: /api/\nSitemap: ${addressOf({ ...view, language: 'zh-CN' }, '/sitemap.xml')}\n`),
    ),
  ];
}

async function page(view: View): Promise<ReactElement> {
  const { language, kernel, today } = view;
  const say = t(language, siteMessages);
  const all = sections(language, await monthsWithFigures(kernel, today));
  return portalPage(
    view,
    { title: say['sitemap.title'](), path: '/sitemap' },
    <>
      <p className="lead">{say['sitemap.lead']()}</p>
      {Object.entries(all).map(([section, links]) => (
        <section key={section}>
          <h2>{say[`sitemap.${section as Section}`]()}</h2>
          <ul className="links">
            {links.map(([path, label]) => (
              <li key={path}>
                <a href={href(path, language)}>{label}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>,
  );
}

function xmlRoute(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/sitemap.xml',
    face: 'portal',
    summary: 'All fixed pages, for machines; no page of a body, an act or an entry of a list',
    permission: 'public',
    audit: 'none',
    schemas: {},
    handle: async (call) => {
      const view = viewOf(kernel, call);
      const paths = Object.values(sections('en', await monthsWithFigures(kernel, view.today))).flat();
      const urls = paths.flatMap(([path]) =>
        LANGUAGES.map((language) => `<url><loc>${addressOf({ ...view, language }, path)}</loc></url>`),
      );
      return view.reply
        .type('application/xml; charset=utf-8')
        .send(
          `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`,
        );
    },
  });
}
