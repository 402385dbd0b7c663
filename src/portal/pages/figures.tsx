import type { ReactElement } from 'react';
import { ANONYMOUS } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { route, type AnyRoute } from '../../kernel/http/types.ts';
import { t } from '../../kernel/i18n/types.ts';
import { formatCount, formatDate, formatMonth, href } from '../../kernel/ui/index.ts';
import { keyAreaFigures, type KeyAreaFigures } from '../../during/key-areas/index.ts';
import { codeRates, rateOverTime, type CodeRates } from '../../registry/codes/index.ts';
import { portalPage, viewOf, type View } from '../frame.tsx';
import { codesPageMessages } from '../messages/codes.ts';
import { figuresMessages } from '../messages/figures.ts';
import { figuresIndexMessages } from '../messages/figures-index.ts';
import { keyAreasMessages } from '../messages/key-areas.ts';
import { publishedTimeliness, type PublishedTimeliness } from '../queries/timeliness.ts';

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
      const say = t(view.language, figuresIndexMessages);
      return portalPage(
        view,
        { title: say.title(), path: '/figures' },
        <>
          <p className="lead">{say.lead()}</p>
          <Heading to="/figures/timeliness" text={say.timeliness()} view={view} />
          {timely === undefined ? <p>{say['timeliness.none']()}</p> : <Timely figures={timely} view={view} />}
          <Heading to="/figures/codes" text={say.codes()} view={view} />
          {rates === undefined ? <p>{say['codes.none']()}</p> : <Codes rates={rates} view={view} />}
          <Heading to="/figures/key-areas" text={say.areas()} view={view} />
          <Areas figures={areas} view={view} />
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

function Timely({ figures, view: { language } }: { figures: PublishedTimeliness; view: View }): ReactElement {
  const say = t(language, figuresMessages);
  const { from, to, asOf, total } = figures;
  const day = (iso: string) => formatDate(iso, language);
  const sentences = [
    say.period({ from: day(from), to: day(to), asOf: day(asOf) }),
    say.total({ acts: formatCount(total.acts), onTime: formatCount(total.onTime), late: formatCount(total.late) }),
    total.onTimePercent === null ? '' : say['total.rate']({ rate: `${total.onTimePercent}%` }),
  ];
  return (
    <p data-figure="timeliness" data-as-of={asOf}>
      {sentences.filter(Boolean).join(language === 'en' ? ' ' : '')}
    </p>
  );
}

function Codes({ rates, view: { language } }: { rates: CodeRates; view: View }): ReactElement {
  const say = t(language, codesPageMessages);
  const { month, asOf, total, target } = rates;
  const sentences = [
    say.period({ month: formatMonth(month, language), asOf: formatDate(asOf, language) }),
    say.total({ bodies: formatCount(total.bodies), wrong: formatCount(total.wrong) }),
    total.perTenThousand === null ? '' : say.rate({ rate: total.perTenThousand, target }),
  ];
  return (
    <p data-figure="codes" data-as-of={asOf}>
      {sentences.filter(Boolean).join(language === 'en' ? ' ' : '')}
    </p>
  );
}

function Areas({ figures, view: { language } }: { figures: KeyAreaFigures; view: View }): ReactElement {
  const say = t(language, figuresIndexMessages);
  const { countedOn, areas } = figures;
  if (countedOn === null) return <p>{say['areas.none']()}</p>;
  return (
    <>
      <p data-figure="key-areas" data-as-of={countedOn}>
        {t(language, keyAreasMessages).counted({ day: formatDate(countedOn, language) })}
      </p>
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
