import type { ReactElement } from 'react';
import { Type } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { route, type AnyRoute } from '../../kernel/http/types.ts';
import { t } from '../../kernel/i18n/types.ts';
import { formatCount, formatDate, formatMonth, href, Message } from '../../kernel/ui/index.ts';
import type { OrganRate } from '../../registry/publicity/index.ts';
import { portalPage, viewOf, type View } from '../frame.tsx';
import { figuresMessages } from '../messages/figures.ts';
import { RateSection, type RateRow } from '../parts/rates.tsx';
import { publishedTimeliness, type PublishedTimeliness } from '../queries/timeliness.ts';

const query = Type.Object({ month: Type.Optional(Type.String({ maxLength: 7 })) });
const MONTHS_SHOWN = 12;

export function timelinessPage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/figures/timeliness',
    face: 'portal',
    summary: 'Timeliness of reporting by organ and district, month by month',
    permission: 'public',
    audit: 'none',
    schemas: { query },
    handle: async (call) => {
      const view = viewOf(kernel, call);
      const month = call.query.month || undefined;
      const figures = await publishedTimeliness(kernel, view.today, month);
      if (figures === undefined) throw new XinhengError('NOT_FOUND');
      return figuresPage(view, figures, month !== undefined);
    },
  });
}

function figuresPage(view: View, figures: PublishedTimeliness, chosen: boolean): ReactElement {
  const { language } = view;
  const say = t(language, figuresMessages);
  const { total } = figures;
  const day = (iso: string) => formatDate(iso, language);
  return portalPage(
    view,
    { title: say.title(), path: chosen ? `/figures/timeliness?month=${figures.month}` : '/figures/timeliness' },
    <>
      <p className="lead">{say.lead()}</p>
      <MonthForm view={view} figures={figures} />
      <p data-figure="timeliness" data-as-of={figures.asOf}>
        {say.period({ from: day(figures.from), to: day(figures.to), asOf: day(figures.asOf) })}
        {language === 'en' ? ' ' : ''}
        {say.total({ acts: formatCount(total.acts), onTime: formatCount(total.onTime), late: formatCount(total.late) })}
        {total.onTimePercent === null
          ? null
          : (language === 'en' ? ' ' : '') + say['total.rate']({ rate: `${total.onTimePercent}%` })}
      </p>
      {total.provisional > 0 ? <p>{say.provisional({ n: formatCount(total.provisional) })}</p> : null}
      {figures.undated > 0 ? <p>{say.undated({ n: formatCount(figures.undated) })}</p> : null}
      <p className="hint">{say.unrated()}</p>
      {total.acts === 0 && (figures.organs ?? []).length === 0 ? (
        <div className="notice">
          <Message from={figuresMessages} m="empty" language={language} />
        </div>
      ) : null}
      <h2>{say.organs()}</h2>
      {figures.organs === null ? (
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
          silence
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
      <h2 id="how">{say['how.title']()}</h2>
      <ul>
        <li>{say['how.1']()}</li>
        <li>{say['how.2']()}</li>
        <li>{say['how.3']()}</li>
      </ul>
    </>,
  );
}

function organRows(figures: PublishedTimeliness, view: View): RateRow[] {
  return (figures.organs ?? []).map((organ) => ({
    ...organ,
    key: organ.organ,
    label: view.language === 'en' ? organ.nameEn : organ.name,
    reported: reportedBy(organ),
  }));
}

/** One month: nil and silent months are that month or none. An act due then may have been decided a month before. */
function reportedBy(organ: OrganRate): RateRow['reported'] {
  if (organ.silentMonths.length > 0) return 'silent';
  if (organ.nilMonths.length > 0) return 'nil';
  return organ.acts > 0 ? 'acts' : 'none';
}

function districtRows(figures: PublishedTimeliness, { language }: View): RateRow[] {
  const say = t(language, figuresMessages);
  return figures.districts.map((district) => ({
    ...district,
    key: district.district ?? '-',
    label: district.name ?? district.district ?? say.noDistrict(),
    reported: null,
  }));
}

/** Only months that are closed: never a live pillory. */
function MonthForm({ view: { language }, figures }: { view: View; figures: PublishedTimeliness }): ReactElement {
  const say = t(language, figuresMessages);
  return (
    <form className="inline-form" action={href('/figures/timeliness', language)} method="get">
      <div className="field">
        <label htmlFor="f-month">{say.month()}</label>
        <select id="f-month" name="month" defaultValue={figures.month}>
          {figures.months.slice(0, MONTHS_SHOWN).map((month) => (
            <option key={month} value={month}>
              {formatMonth(month, language)}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="second">
        {say.see()}
      </button>
    </form>
  );
}
