import type { ReactElement } from 'react';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { Foreign, href } from '../../../kernel/ui/index.ts';
import { portalPage, viewOf } from '../frame.tsx';
import { helpMessages } from '../messages/help.ts';
import { helpPages } from '../messages/help-pages.ts';
import { homeMessages } from '../messages/home.ts';

function List({ items }: { items: readonly string[] }): ReactElement {
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

export function absencePage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/help/absence',
    face: 'portal',
    summary: 'What it means when nothing is found',
    permission: 'public',
    audit: 'none',
    schemas: {},
    handle: async (call) => {
      const view = viewOf(kernel, call);
      const say = t(view.language, helpMessages);
      return portalPage(
        view,
        {
          title: say['absence.title'](),
          path: '/help/absence',
          trail: [{ href: '/help', label: t(view.language, helpPages).title() }],
        },
        <>
          <p className="lead">{say['absence.lead']()}</p>
          <h2>{say['absence.means.title']()}</h2>
          <List items={[say['absence.means.1'](), say['absence.means.2']()]} />
          <h2>{say['absence.not.title']()}</h2>
          <List items={[say['absence.not.1'](), say['absence.not.2'](), say['absence.not.3'](), say['absence.not.4']()]} />
          <h2 id="ends">{say['ends.title']()}</h2>
          <List items={[say['ends.1'](), say['ends.2'](), say['ends.3'](), say['ends.4']()]} />
          <p>
            <a href={href('/help/marks', view.language)}>{say['marks.link']()}</a>
          </p>
        </>,
      );
    },
  });
}

export function aboutPage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/about',
    face: 'portal',
    summary: 'What this platform is',
    permission: 'public',
    audit: 'none',
    schemas: {},
    handle: async (call) => {
      const view = viewOf(kernel, call);
      const { language } = view;
      const say = t(language, helpMessages);
      const does = t(language, homeMessages);
      const { siteName } = kernel.settings;
      const site = language === 'en' ? siteName.en : siteName.zh;
      const contact = kernel.settings.operator?.contact;
      return portalPage(
        view,
        { title: say['about.title'](), path: '/about' },
        <>
          <p className="lead">
            <Foreign text={say['about.lead']({ site })} language={language} />
          </p>
          {kernel.settings.demo ? (
            <div className="notice soon">
              <p>{say['about.demo']()}</p>
            </div>
          ) : null}
          <h2>{does['does.title']()}</h2>
          <List items={[does['does.1'](), does['does.2'](), does['does.3'](), does['does.4']()]} />
          <h2>{say['about.forget.title']()}</h2>
          <p>{say['about.forget']()}</p>
          <h2>{say['about.privacy.title']()}</h2>
          <p>{say['about.privacy']()}</p>
          <h2>{say['about.open.title']()}</h2>
          <p>
            <Foreign text={say['about.open']()} language={language} />
          </p>
          <h2>{say['about.contact.title']()}</h2>
          {contact === undefined ? null : (
            <p>
              <Foreign text={language === 'en' ? contact.en : contact.zh} language={language} />
            </p>
          )}
          <p>{say['about.contact']()}</p>
        </>,
      );
    },
  });
}
