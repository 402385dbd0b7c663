import type { ReactElement } from 'react';
import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { Foreign, formatCount, formatDate, href, Message } from '../../../kernel/ui/index.ts';
import { portalPage, viewOf, type View } from '../frame.tsx';
import { figuresMessages } from '../messages/figures.ts';
import { figuresIndexMessages } from '../messages/figures-index.ts';
import { monthMessages } from '../messages/figures-month.ts';
import { organMessages } from '../messages/organ.ts';
import { FigureLine } from '../parts/figure.tsx';
import { timelySentence } from '../parts/figure-sentences.ts';
import { MonthForm } from '../parts/month-form.tsx';
import { RateSection, type RateRow } from '../parts/rates.tsx';
import { Revisions } from '../parts/revisions.tsx';
import { publishedTimeliness, type PublishedTimeliness } from '../queries/timeliness.ts';

const query = Type.Object({ month: Type.Optional(Type.String({ maxLength: 7 })) });

const Month = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' });

/** Two addresses: the last published month, or the one that is chosen in the form; and each month's own, for ever. */
export function timelinessPages(kernel: Kernel): AnyRoute[] {
  const answer = async (view: View, month: string | undefined): Promise<ReactElement> => {
    const figures = await publishedTimeliness(kernel, view.today, month);
    if (figures === undefined) throw new XinhengError('NOT_FOUND');
    return figuresPage(view, figures, month !== undefined);
  };
  return [
    route({
      method: 'GET',
      path: '/figures/timeliness',
      face: 'portal',
      summary: 'Figures of reporting by organ and district: the last published month',
      permission: 'public',
      audit: 'none',
      schemas: { query },
      handle: (call) => answer(viewOf(kernel, call), call.query.month || undefined),
    }),
    route({
      method: 'GET',
      path: '/figures/timeliness/{month}',
      face: 'portal',
      summary: 'Figures of reporting of one month as they were published, with revisions',
      permission: 'public',
      audit: 'none',
      schemas: { params: Type.Object({ month: Month }) },
      handle: (call) => answer(viewOf(kernel, call), call.params.month),
    }),
  ];
}

function figuresPage(view: View, figures: PublishedTimeliness, chosen: boolean): ReactElement {
  const { language } = view;
  const say = t(language, figuresMessages);
  const more = t(language, monthMessages);
  const { total } = figures;
  return portalPage(
    view,
    {
      title: say.title(),
      ...(chosen ? { about: figures.month } : {}),
      path: chosen ? `/figures/timeliness/${figures.month}` : '/figures/timeliness',
      trail: [{ href: '/figures', label: t(language, figuresIndexMessages).title() }],
    },
    <>
      <p className="lead">{say.lead()}</p>
      {/* Only months that are closed: never a live pillory. */}
      <MonthForm path="/figures/timeliness" months={figures.months} month={figures.month} language={view.language} />
      <FigureLine name="timeliness" asOf={figures.asOf} language={language}>
        {timelySentence(figures, language)}
      </FigureLine>
      <Standing view={view} figures={figures} />
      {total.provisional > 0 ? <p>{say.provisional({ n: formatCount(total.provisional) })}</p> : null}
      {figures.undated > 0 ? <p>{say.undated({ n: formatCount(figures.undated) })}</p> : null}
      <p className="hint">{say.unrated()}</p>
      {total.acts === 0 && figures.organs.length === 0 ? (
        <div className="notice">
          <Message from={figuresMessages} m="empty" language={language} />
        </div>
      ) : null}
      <h2>{say.organs()}</h2>
      {!figures.named ? (
        <div className="notice">
          <Message from={figuresMessages} m="notNamed" language={language} />
        </div>
      ) : (
        <RateSection
          rows={organRows(figures, view)}
          head={say.organ()}
          chartTitle={say['chart.organs']()}
          caption={say.organs()}
          view={view}
          organs
        />
      )}
      <h2>{say.districts()}</h2>
      <RateSection
        rows={districtRows(figures, view)}
        head={say.district()}
        chartTitle={say['chart.districts']()}
        caption={say.districts()}
        view={view}
      />
      <Revisions revisions={figures.revisions} named={figures.named} view={view} />
      <h2 id="how">{say['how.title']()}</h2>
      <ul>
        <li>{say['how.1']()}</li>
        <li>{say['how.2']()}</li>
        <li>{say['how.3']()}</li>
        <li>{more['how.sound']()}</li>
        <li>{more['how.missing']()}</li>
        <li>{more['how.sentence']()}</li>
      </ul>
    </>,
  );
}

/** When it was frozen, who decided that organs are named, and the address that stays. */
function Standing({ view: { language }, figures }: { view: View; figures: PublishedTimeliness }): ReactElement {
  const say = t(language, monthMessages);
  const { frozenOn, naming, month } = figures;
  return (
    <>
      <p data-frozen={frozenOn ?? ''}>
        {frozenOn === null ? say.counting() : say.frozen({ day: formatDate(frozenOn, language) })}
        {naming === null ? null : (
          <>
            {language === 'en' ? ' ' : ''}
            <Foreign text={say.naming({ by: naming.by, day: formatDate(naming.on, language) })} language={language} />
          </>
        )}
      </p>
      <p className="foot-line">
        <a href={href(`/figures/timeliness/${month}`, language)}>{say.address()}</a>
        <a href={href(`/figures/${month}`, language)}>{t(language, organMessages)['cite.title']()}</a>
      </p>
    </>
  );
}

function organRows(figures: PublishedTimeliness, view: View): RateRow[] {
  return figures.organs.map((organ) => ({
    ...organ,
    key: organ.organ,
    label: view.language === 'en' ? organ.nameEn : organ.name,
  }));
}

function districtRows(figures: PublishedTimeliness, { language }: View): RateRow[] {
  const say = t(language, figuresMessages);
  return figures.districts.map((district) => ({
    ...district,
    key: district.district ?? '-',
    label: district.name ?? district.district ?? say.noDistrict(),
    reported: null,
    sentence: null,
  }));
}
