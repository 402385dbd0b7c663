import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { supervisionMessages } from '../../house.ts';
import { useSay } from '../../look/look.tsx';
import { Download } from '../../parts/download.tsx';
import { GradeMark } from '../../parts/grade.tsx';
import { PageLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { DateText, Mixed, Zh } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import type { Column, FilterField, Found } from '../../table/types.ts';
import { ExportPortfolio } from './export.tsx';
import { GradeFigures, Moves, Waits } from './figures.tsx';
import { portfolioMessages } from './messages.ts';
import type { Figures, PortfolioQuery, PortfolioRow } from './types.ts';
import { own } from '../../look/language.ts';

const SCOPE = '/portfolio';

/** The bodies of an organ by grade, what became another this month, and who they are. */
export function PortfolioPage(): ReactElement {
  const say = useSay(portfolioMessages);
  const { plan, district } = useAddress().search;
  const query = { ...(plan ? { plan } : {}), ...(district ? { district } : {}) };
  return (
    <Page title={say.title()} lead={<p>{say.lead()}</p>}>
      <Load
        of={['supervision-figures', query]}
        load={(signal) => answer(api.GET('/api/v1/supervision/portfolio/figures', { params: { query }, signal }))}
      >
        {(figures) => <Content figures={figures} query={query} />}
      </Load>
    </Page>
  );
}

interface PortfolioFound extends Found<PortfolioRow> {
  filter: PortfolioQuery;
}

function Content({ figures, query }: { figures: Figures; query: Record<string, string> }): ReactElement {
  const say = useSay(portfolioMessages);
  const words = useSay(supervisionMessages);
  const search = new URLSearchParams(query).toString();
  return (
    <>
      <p>
        <Mixed>{say['of.plan']({ plan: own(figures.title), organ: own(figures.organ) })}</Mixed>{' '}
        <PageLink to={`/supervision?plan=${figures.plan}`}>{say['see.plan']()}</PageLink>
      </p>
      <GradeFigures figures={figures} />
      <Moves figures={figures} />
      <p>
        <Download
          href={`/api/v1/supervision/portfolio/figures.csv${search === '' ? '' : `?${search}`}`}
          name="supervision.csv"
          label={say['figures.export']()}
        />
      </p>
      <h2>{say.bodies()}</h2>
      <QueryTable<PortfolioRow>
        name="portfolio"
        caption={say.bodies()}
        purposeScope={SCOPE}
        columns={columns(say, figures)}
        rowKey={({ subject }) => subject.id}
        open={({ subject }) => `/subjects/${encodeURIComponent(subject.uscc ?? `id:${subject.id}`)}/supervision`}
        filters={filters(say, words, figures)}
        orders={[
          { key: 'changed', words: say['order.changed']() },
          { key: 'grade', words: say['order.grade']() },
        ]}
        load={async ({ filters: given, order, cursor, limit, purpose, signal }): Promise<PortfolioFound> => {
          const filter = given as PortfolioQuery;
          const asked = { ...filter, order: order as 'changed', limit, ...(cursor === undefined ? {} : { cursor }) };
          const headers = purposeHeader(purpose);
          const found = await answer(api.GET('/api/v1/supervision/portfolio', { params: { query: asked }, headers, signal }));
          const { items, next, total } = found;
          return { items, next, filter, ...(total === null ? {} : { total: total.count, totalOn: total.asOf }) };
        }}
        empty={{ why: say['empty.why'](), what: say['empty.what']() }}
        summary={(found) => <ExportPortfolio filter={(found as PortfolioFound).filter} plan={figures.plan} count={found.total ?? null} />}
      />
    </>
  );
}

type Say = typeof portfolioMessages.zh;

function filters(say: Say, words: typeof supervisionMessages.zh, { plans, grades }: Figures): FilterField[] {
  return [
    {
      name: 'plan',
      label: say.plan(),
      kind: 'select',
      options: plans.map(({ plan, title }) => ({ value: plan, label: own(title) })),
    },
    {
      name: 'grade',
      label: say.grade(),
      kind: 'select',
      options: [
        ...grades.map(({ grade, title }) => ({
          value: grade ?? 'none',
          label: grade === null ? say['grade.none']() : say['grade.option']({ grade, title: own(title) }),
        })),
        { value: 'waits', label: words['grade.waits']() },
      ],
    },
    { name: 'district', label: say.district(), hint: say['district.hint'](), kind: 'text', maxLength: 6 },
    {
      name: 'changed',
      label: say.changed(),
      kind: 'select',
      options: [{ value: 'month', label: say['changed.month']() }],
    },
  ];
}

function columns(say: Say, { scale }: Figures): Column<PortfolioRow>[] {
  const mark = (grade: string | null) => <GradeMark id={grade} scale={scale.grades} />;
  return [
    {
      key: 'name',
      head: say.name(),
      heading: true,
      cell: ({ subject: { name, uscc, id } }) => <Zh>{name ?? uscc ?? id}</Zh>,
    },
    { key: 'grade', head: say.grade(), cell: ({ grade, reason }) => (reason === 'stale' ? <Waits /> : mark(grade)) },
    { key: 'reason', head: say.reason(), cell: ({ reason }) => <Reason reason={reason} /> },
    { key: 'graded', head: say.graded(), cell: ({ gradedOn }) => <DateText day={gradedOn} /> },
    { key: 'since', head: say.since(), cell: ({ since }) => <DateText day={since} /> },
    {
      key: 'last',
      head: say.last(),
      cell: ({ last }) =>
        last === null ? null : (
          <span className="grades">
            <DateText day={last.on} /> {mark(last.from)} → {mark(last.to)} <Cause cause={last.cause} />
          </span>
        ),
    },
    { key: 'uscc', head: say.uscc(), extra: true, cell: ({ subject }) => <code>{subject.uscc}</code> },
    { key: 'district', head: say.district(), extra: true, cell: ({ district }) => <code>{district}</code> },
    { key: 'industry', head: say.industry(), extra: true, cell: ({ industry }) => <code>{industry}</code> },
  ];
}

export function Reason({ reason }: { reason: PortfolioRow['reason'] }): ReactElement {
  const say = useSay(supervisionMessages);
  return <span data-reason={reason}>{say[`reason.${reason}`]()}</span>;
}

export function Cause({ cause }: { cause: NonNullable<PortfolioRow['last']>['cause'] }): ReactElement {
  const say = useSay(supervisionMessages);
  return <span>{say[`cause.${cause}`]()}</span>;
}
