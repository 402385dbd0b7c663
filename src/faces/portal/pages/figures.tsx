import type { ReactElement } from 'react';
import { ANONYMOUS } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { formatCount, formatDate, formatMonth, href } from '../../../kernel/ui/index.ts';
import { keyAreaFigures, type KeyAreaFigures } from '../../../during/key-areas/index.ts';
import { codeRates, rateOverTime } from '../../../registry/codes/index.ts';
import { portalPage, viewOf, type View } from '../frame.tsx';
import { figuresIndexMessages } from '../messages/figures-index.ts';
import { keyAreasMessages } from '../messages/key-areas.ts';
import { organMessages } from '../messages/organ.ts';
import { FigureLine } from '../parts/figure.tsx';
import { codesSentence, timelySentence } from '../parts/figure-sentences.ts';
import { publishedTimeliness } from '../queries/timeliness.ts';
import { monthsWithFigures } from './figures-month.tsx';

/** Each figure's newest numbers in a sentence, with the way to its page. */
export function figuresIndexPage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/figures',
    face: 'portal',
    summary: 'All figures: the newest numbers of each, with their date',
    permission: 'public',
    audit: 'none',
    schemas: {},
    handle: async (call) => {
      const view = viewOf(kernel, call);
      const timely = await publishedTimeliness(kernel, view.today);
      const newest = (await rateOverTime(kernel)).at(-1)?.month;
      const rates = newest === undefined ? undefined : await codeRates(kernel, newest, ANONYMOUS);
      const areas = await keyAreaFigures(kernel, view.today);
      const months = await monthsWithFigures(kernel, view.today);
      const say = t(view.language, figuresIndexMessages);
      return portalPage(
        view,
        { title: say.title(), path: '/figures' },
        <>
          <p className="lead">{say.lead()}</p>
          <Heading to="/figures/timeliness" text={say.timeliness()} view={view} />
          {timely === undefined ? (
            <p>{say['timeliness.none']()}</p>
          ) : (
            <FigureLine name="timeliness" asOf={timely.asOf} language={view.language}>
              {timelySentence(timely, view.language)}
            </FigureLine>
          )}
          <Heading to="/figures/codes" text={say.codes()} view={view} />
          {rates === undefined ? (
            <p>{say['codes.none']()}</p>
          ) : (
            <FigureLine name="codes" asOf={rates.asOf} language={view.language}>
              {codesSentence(rates, view.language)}
            </FigureLine>
          )}
          <Heading to="/figures/key-areas" text={say.areas()} view={view} />
          <Areas figures={areas} view={view} />
          <h2>{t(view.language, organMessages).months()}</h2>
          <ul className="links">
            {months.map((month) => (
              <li key={month}>
                <a href={href(`/figures/${month}`, view.language)}>{formatMonth(month, view.language)}</a>
              </li>
            ))}
          </ul>
        </>,
      );
    },
  });
}

function Heading({ to, text, view }: { to: string; text: string; view: View }): ReactElement {
  return (
    <h2>
      <a href={href(to, view.language)}>{text}</a>
    </h2>
  );
}

function Areas({ figures, view: { language } }: { figures: KeyAreaFigures; view: View }): ReactElement {
  const say = t(language, figuresIndexMessages);
  const { countedOn, areas } = figures;
  if (countedOn === null) return <p>{say['areas.none']()}</p>;
  return (
    <>
      <FigureLine name="key-areas" asOf={countedOn} language={language}>
        {t(language, keyAreasMessages).counted({ day: formatDate(countedOn, language) })}
      </FigureLine>
      <ul>
        {areas.map(({ area, title, members, whole }) => (
          <li key={area}>
            {say['areas.of']({
              area: language === 'en' ? title.en : title.zh,
              members: formatCount(members),
              whole: formatCount(whole),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
