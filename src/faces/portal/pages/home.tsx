import type { ReactElement } from 'react';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import type { PolicyDocument } from '../../../kernel/policy/types.ts';
import { Foreign, formatCount, formatDate, formatTime, href } from '../../../kernel/ui/index.ts';
import { portalPage, viewOf, type View } from '../frame.tsx';
import { common } from '../messages/common.ts';
import { homeMessages } from '../messages/home.ts';
import { Definition, FigureLine } from '../parts/figure.tsx';
import { timelySentence } from '../parts/figure-sentences.ts';
import { policyTitle } from '../parts/policy.tsx';
import { homeFigures, type HomeFigures } from '../../../registry/publicity/index.ts';
import { publishedTimeliness, type PublishedTimeliness } from '../queries/timeliness.ts';
import { SearchBox } from '../search-box.tsx';
import { rulePath } from './rules.tsx';

export function homePage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/',
    face: 'portal',
    summary: 'Home: the search box, figures with their date, what the platform does',
    permission: 'public',
    audit: 'none',
    schemas: {},
    handle: async (call) => {
      const view = viewOf(kernel, call);
      const [figures, timely] = await Promise.all([homeFigures(kernel, view.today), publishedTimeliness(kernel, view.today)]);
      return home(view, figures, timely);
    },
  });
}

function home(view: View, figures: HomeFigures, timely: PublishedTimeliness | undefined): ReactElement {
  const { language } = view;
  const say = t(language, homeMessages);
  const hero = (
    <div className="wide">
      <h1>{say.title()}</h1>
      <div className="field">
        <SearchBox language={language} bare />
      </div>
      <p>{t(language, common)['search.free']()}</p>
    </div>
  );
  return portalPage(
    view,
    { title: say.title(), path: '/', hero },
    <>
      <Ways view={view} />
      <Figures view={view} figures={figures} />
      {timely === undefined ? null : <Timely view={view} timely={timely} />}
      <Recent view={view} />
      <h2>{say['does.title']()}</h2>
      <ul>
        <li>{say['does.1']()}</li>
        <li>{say['does.2']()}</li>
        <li>{say['does.3']()}</li>
        <li>{say['does.4']()}</li>
      </ul>
    </>,
  );
}

function Ways({ view: { language } }: { view: View }): ReactElement {
  const say = t(language, homeMessages);
  const ways = [
    ['/start/check', say['way.check']()],
    ['/start/repair', say['way.repair']()],
    ['/start/mistake', say['way.mistake']()],
    ['/verify', say['way.verify']()],
    ['/start/answer', say['way.answer']()],
    ['/help/sign-in', say['way.report']()],
  ] as const;
  return (
    <>
      <h2>{say['ways.title']()}</h2>
      <ul className="ways">
        {ways.map(([path, label]) => (
          <li key={path}>
            <a href={href(path, language)}>{label}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What ended and what is objected to stand beside what is shown; each number has its definition. */
function Figures({ view, figures }: { view: View; figures: HomeFigures }): ReactElement {
  const { language, kernel, today } = view;
  const say = t(language, homeMessages);
  const tiles = [
    { name: 'shown', n: figures.shown, label: say['figure.shown'](), to: '/acts' },
    { name: 'ended', n: figures.endedYesterday, label: say['figure.ended'](), to: null },
    { name: 'objections', n: figures.objections, label: say['figure.objections'](), to: null },
    { name: 'subjects', n: figures.subjects, label: say['figure.subjects'](), to: null },
  ] as const;
  return (
    <>
      <h2>{say['figures.title']()}</h2>
      <p className="meta">{say['figures.asOf']({ time: formatTime(kernel.clock.now(), language) })}</p>
      <ul className="cards">
        {tiles.map(({ name, n, label, to }) => (
          <li className="figure" key={name} data-figure={name} data-as-of={today}>
            <b>{formatCount(n)}</b>
            {label}
            <span>
              {to === null ? null : <a href={href(to, language)}>{say['figure.see']()}</a>}
              <Definition name={name} language={language} of={label} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The last closed month, in short; the whole table is one link away. */
function Timely({ view, timely }: { view: View; timely: PublishedTimeliness }): ReactElement {
  const { language } = view;
  const say = t(language, homeMessages);
  return (
    <section>
      <h2>{say['timely.title']()}</h2>
      <FigureLine name="timeliness" asOf={timely.asOf} language={language}>
        {timelySentence(timely, language)}
      </FigureLine>
      <p>
        <a href={href('/figures/timeliness', language)}>{say['timely.more']()}</a>
      </p>
    </section>
  );
}

const RECENT = 5;

function Recent({ view }: { view: View }): ReactElement | null {
  const { language, kernel, today } = view;
  const documents = (['catalogue', 'display-rules'] as const)
    .flatMap((kind): readonly PolicyDocument[] => kernel.policy.all(kind))
    .filter((document) => document.inForceFrom <= today)
    .sort((a, b) => b.inForceFrom.localeCompare(a.inForceFrom) || a.id.localeCompare(b.id))
    .slice(0, RECENT);
  if (documents.length === 0) return null;
  const say = t(language, homeMessages);
  return (
    <section>
      <h2>{say['recent.title']()}</h2>
      <ul>
        {documents.map((document) => (
          <li key={`${document.id} ${document.edition}`}>
            <a href={href(rulePath(document), language)}>
              <Foreign
                text={say['recent.line']({
                  date: formatDate(document.inForceFrom, language),
                  title: policyTitle(document, language),
                })}
                language={language}
              />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
