import type { ReactElement } from 'react';
import type { Kernel } from '../../../kernel/context.ts';
import type { AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { href, Message } from '../../../kernel/ui/index.ts';
import { plainPage, portalPage, type View } from '../frame.tsx';
import { helpPages } from '../messages/help-pages.ts';
import { vocabulary } from '../messages/vocabulary.ts';
import { FIGURES, type FigureName } from '../parts/figure.tsx';
import { Bullets, Part } from '../parts/prose.tsx';

/** Help beyond /help/absence, which is linked from every page on which something is missing. */
export function helpRoutes(kernel: Kernel): AnyRoute[] {
  return [
    plainPage(kernel, '/help', 'Help: where to begin', index),
    plainPage(kernel, '/help/marks', 'What the marks on records mean', marks),
    plainPage(kernel, '/help/words', 'What words mean and how each figure is counted', words),
    plainPage(kernel, '/help/browsers', 'Which browsers work', browsers),
    plainPage(kernel, '/help/sign-in', 'Who signs in where', signIn),
    plainPage(kernel, '/help/reporting', 'How to report responsibly about what is found', reporting),
  ];
}

const trail = ({ language }: View) => [{ href: '/help', label: t(language, helpPages).title() }];

function index(view: View): ReactElement {
  const { language } = view;
  const say = t(language, helpPages);
  const links = [
    ['/help/absence', say['index.absence']()],
    ['/help/absence#ends', say['index.ends']()],
    ['/help/marks', say['index.marks']()],
    ['/help/words', say['index.words']()],
    ['/services', say['index.services']()],
    ['/help/sign-in', say['index.signin']()],
    ['/help/browsers', say['index.browsers']()],
    ['/help/reporting', say['index.reporting']()],
    ['/contact', say['index.contact']()],
  ] as const;
  return portalPage(
    view,
    { title: say.title(), path: '/help' },
    <>
      <p className="lead">{say.lead()}</p>
      <ul className="ways">
        {links.map(([path, label]) => (
          <li key={path}>
            <a href={href(path, language)}>{label}</a>
          </li>
        ))}
      </ul>
    </>,
  );
}

/** Terms with an anchor each. */
function Terms({ terms }: { terms: readonly { id: string; term: string; is: string }[] }): ReactElement {
  return (
    <dl className="pairs">
      {terms.map(({ id, term, is }) => (
        <div className="pair" key={id} id={id}>
          <dt>{term}</dt>
          <dd>{is}</dd>
        </div>
      ))}
    </dl>
  );
}

function marks(view: View): ReactElement {
  const say = t(view.language, helpPages);
  const names = ['objection', 'stayed', 'corrected', 'operator', 'day', 'until'] as const;
  return portalPage(
    view,
    { title: say['marks.title'](), path: '/help/marks', trail: trail(view) },
    <>
      <p className="lead">{say['marks.lead']()}</p>
      <Terms terms={names.map((name) => ({ id: name, term: say[`marks.${name}`](), is: say[`marks.${name}.is`]() }))} />
      <Part title={say['marks.none.title']()}>
        <p>{say['marks.none']()}</p>
      </Part>
    </>,
  );
}

/** Where a figure's method stands in full, if it has a page. */
const METHODS: Partial<Record<FigureName, string>> = {
  timeliness: '/figures/timeliness#how',
  codes: '/figures/codes#how',
  'key-areas': '/figures/key-areas',
};

function words(view: View): ReactElement {
  const { language } = view;
  const say = t(language, vocabulary);
  const names = ['display', 'record', 'act', 'code', 'objection', 'repair', 'review', 'correction', 'verified'] as const;
  return portalPage(
    view,
    { title: say.title(), path: '/help/words', trail: trail(view) },
    <>
      <p className="lead">{say.lead()}</p>
      <Part title={say['words.title']()}>
        <Terms terms={names.map((name) => ({ id: name, term: say[`word.${name}`](), is: say[`word.${name}.is`]() }))} />
      </Part>
      <Part title={say['figures.title']()}>
        {FIGURES.map((name) => {
          const more = METHODS[name];
          return (
            <section key={name} id={`figure-${name}`}>
              <h3>{say[`figure.${name}`]()}</h3>
              <p>{say[`figure.${name}.is`]()}</p>
              {more === undefined ? null : (
                <Message from={vocabulary} m="figure.more" language={language} links={{ more: href(more, language) }} />
              )}
            </section>
          );
        })}
      </Part>
    </>,
  );
}

function browsers(view: View): ReactElement {
  const say = t(view.language, helpPages);
  return portalPage(
    view,
    { title: say['browsers.title'](), path: '/help/browsers', trail: trail(view) },
    <>
      <p className="lead">{say['browsers.lead']()}</p>
      <Bullets
        items={[say['browsers.1'](), say['browsers.2'](), say['browsers.3'](), say['browsers.4'](), say['browsers.5']()]}
        language={view.language}
      />
    </>,
  );
}

function signIn(view: View): ReactElement {
  const { language } = view;
  const say = t(language, helpPages);
  return portalPage(
    view,
    { title: say['signin.title'](), path: '/help/sign-in', trail: trail(view) },
    <>
      <p className="lead">{say['signin.lead']()}</p>
      <Part title={say['signin.firm']()}>
        <Message from={helpPages} m="signin.firm.is" language={language} links={{ centre: href('/centre', language) }} />
      </Part>
      <Part title={say['signin.organ']()}>
        <p>{say['signin.organ.is']()}</p>
      </Part>
      <Part title={say['signin.lost.title']()}>
        <Bullets items={[say['signin.lost.1'](), say['signin.lost.2'](), say['signin.lost.3']()]} language={language} />
      </Part>
    </>,
  );
}

function reporting(view: View): ReactElement {
  const { language } = view;
  const say = t(language, helpPages);
  return portalPage(
    view,
    { title: say['reporting.title'](), path: '/help/reporting', trail: trail(view) },
    <>
      <p className="lead">{say['reporting.lead']()}</p>
      <Bullets items={[say['reporting.1'](), say['reporting.2'](), say['reporting.3']()]} language={language} />
      <Message
        from={helpPages}
        m="reporting.more"
        language={language}
        links={{ figures: href('/figures', language), contact: href('/contact', language) }}
      />
    </>,
  );
}
