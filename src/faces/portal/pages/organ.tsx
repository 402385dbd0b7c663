import type { ReactElement } from 'react';
import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { BarChart, Foreign, formatCount, formatDate, formatMonth, href, Message, Table } from '../../../kernel/ui/index.ts';
import { organMonths, type OrganMonth } from '../../../registry/figures/index.ts';
import { portalPage, viewOf, type View } from '../frame.tsx';
import { figuresMessages } from '../messages/figures.ts';
import { monthMessages } from '../messages/figures-month.ts';
import { helpMessages } from '../messages/help.ts';
import { organMessages } from '../messages/organ.ts';
import { FigureLine } from '../parts/figure.tsx';
import { Part } from '../parts/prose.tsx';
import { countsOfOrgan, findPublicOrgan, reportingOrgans, type OrganCount, type PublicOrgan } from '../../../registry/publicity/index.ts';
import { kindWord } from '../words.ts';

export function organPage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/organs/{code}',
    face: 'portal',
    summary: 'One organ: what it has on display, how to reach it, whether it reports in time',
    permission: 'public',
    audit: 'none',
    schemas: { params: Type.Object({ code: Type.String({ minLength: 1, maxLength: 60 }) }) },
    handle: async (call) => {
      const view = viewOf(kernel, call);
      const organ = await findPublicOrgan(kernel, call.params.code);
      if (organ === undefined) throw new XinhengError('NOT_FOUND');
      const [counts, months, reporting] = await Promise.all([
        countsOfOrgan(kernel, organ.code, view.today),
        organMonths(kernel, organ.code, view.today),
        reportingOrgans(kernel.db.kysely, view.today),
      ]);
      const last = reporting.find((each) => each.code === organ.code)?.last ?? null;
      return page(view, organ, { counts, months, last });
    },
  });
}

interface Known {
  counts: readonly OrganCount[];
  months: readonly OrganMonth[] | undefined;
  last: string | null;
}

function page(view: View, organ: PublicOrgan, { counts, months, last }: Known): ReactElement {
  const { language } = view;
  const say = t(language, organMessages);
  const name = language === 'en' ? organ.nameEn : organ.name;
  return portalPage(
    view,
    {
      title: name,
      path: `/organs/${organ.code}`,
      trail: [{ href: '/organs', label: t(language, helpMessages)['organs.title']() }],
    },
    <>
      <p className="lead">
        <Foreign text={say.lead({ organ: name })} language={language} />
      </p>
      <Former organ={organ} view={view} />
      <p>{last === null ? say['last.never']() : say.last({ day: formatDate(last, language) })}</p>
      <Publishes organ={organ} counts={counts} view={view} />
      <Part title={say['contact.title']()}>
        <Contact organ={organ} view={view} />
      </Part>
      <Part id="timeliness" title={say['timely.title']()}>
        <Timely months={months} view={view} />
      </Part>
    </>,
  );
}

function Former({ organ, view: { language, today } }: { organ: PublicOrgan; view: View }): ReactElement | null {
  if (organ.validTo === null || organ.validTo >= today) return null;
  const say = t(language, organMessages);
  const to = formatDate(organ.validTo, language);
  const successor = language === 'en' ? organ.successorNameEn : organ.successorName;
  return (
    <p className="notice">
      {organ.successor === null || successor === null ? (
        say['former.alone']({ to })
      ) : (
        <a href={href(`/organs/${organ.successor}`, language)}>
          <Foreign text={say.former({ to, successor })} language={language} />
        </a>
      )}
    </p>
  );
}

function Publishes(props: { organ: PublicOrgan; counts: readonly OrganCount[]; view: View }): ReactElement {
  const { organ, counts, view } = props;
  const { language, today } = view;
  const say = t(language, organMessages);
  const n = counts.reduce((sum, each) => sum + each.n, 0);
  const acts = `/acts?organ=${encodeURIComponent(organ.code)}`;
  return (
    <Part title={say['publishes.title']()}>
      <FigureLine name="organ" asOf={today} language={language}>
        {say['publishes.asOf']({ asOf: formatDate(today, language), n: formatCount(n) })}
      </FigureLine>
      {counts.length === 0 ? (
        <p>{say['publishes.none']()}</p>
      ) : (
        <Table
          caption={say['publishes.caption']()}
          language={language}
          rows={counts}
          rowKey={(row) => row.kind}
          columns={[
            {
              head: say['publishes.kind'](),
              heading: true,
              cell: (row) => <a href={href(`${acts}&kind=${row.kind}`, language)}>{kindWord(row.kind, language)}</a>,
            },
            { head: say['publishes.n'](), number: true, cell: (row) => formatCount(row.n) },
          ]}
        />
      )}
    </Part>
  );
}

function Contact({ organ, view: { language, kernel } }: { organ: PublicOrgan; view: View }): ReactElement {
  const contact = kernel.settings.organContacts?.[organ.code];
  if (contact === undefined)
    return <Message from={organMessages} m="contact.none" language={language} links={{ contact: href('/contact', language) }} />;
  return (
    <p>
      <Foreign text={language === 'en' ? contact.en : contact.zh} language={language} />
    </p>
  );
}

function Timely({ months, view }: { months: readonly OrganMonth[] | undefined; view: View }): ReactElement {
  const { language } = view;
  const say = t(language, organMessages);
  const words = t(language, figuresMessages);
  const more = t(language, monthMessages);
  if (months === undefined) return <p>{say['timely.hidden']()}</p>;
  if (months.length === 0) return <p>{say['timely.none']()}</p>;
  const percent = (value: string | null, of: number) => (of === 0 ? '—' : value === null ? words.few() : `${value}%`);
  return (
    <>
      <p>{say['timely.lead']()}</p>
      <RateChart months={months} view={view} />
      <Table
        caption={say['timely.caption']()}
        language={language}
        rows={months}
        rowKey={(row) => row.month}
        columns={[
          {
            head: say.month(),
            heading: true,
            cell: ({ month, figures }) => (
              <>
                <a href={href(`/figures/timeliness/${month}`, language)}>{formatMonth(month, language)}</a>
                {figures.sentence === null ? null : (
                  <span className="meta line">
                    {more.sentence()}
                    <Foreign text={figures.sentence} language={language} />
                  </span>
                )}
              </>
            ),
          },
          { head: words.acts(), number: true, cell: ({ figures }) => formatCount(figures.acts) },
          { head: words.onTime(), number: true, cell: ({ figures }) => formatCount(figures.onTime) },
          { head: words.late(), number: true, cell: ({ figures }) => formatCount(figures.late) },
          { head: words.rate(), number: true, cell: ({ figures }) => percent(figures.onTimePercent, figures.acts) },
          { head: words.reported(), cell: ({ figures }) => words[`reported.${figures.reported}`]() },
        ]}
      />
    </>
  );
}

/** Only months that can be rated; the table has them all. */
function RateChart({ months, view: { language } }: { months: readonly OrganMonth[]; view: View }): ReactElement | null {
  const say = t(language, organMessages);
  const rated = months.flatMap(({ month, figures }) =>
    figures.onTimePercent === null || figures.acts === 0 ? [] : [{ month, percent: figures.onTimePercent }],
  );
  const [latest] = rated;
  if (latest === undefined || rated.length < 2) return null;
  const sentence = say['timely.sentence']({
    figure: formatMonth(latest.month, language),
    rate: `${latest.percent}%`,
  });
  return (
    <>
      <BarChart
        title={say['timely.chart']()}
        sentence={sentence}
        max={100}
        points={rated.map(({ month, percent }) => ({
          label: formatMonth(month, language),
          value: Number(percent),
          text: `${percent}%`,
        }))}
      />
      <p className="meta">{sentence}</p>
    </>
  );
}
