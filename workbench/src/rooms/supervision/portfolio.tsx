import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { answer, api } from '../../api/client.ts';
import { portfolioList } from '../../api/lists/portfolio.ts';
import { supervisionMessages } from '../../house.ts';
import { useSay } from '../../look/look.tsx';
import { Download } from '../../parts/download.tsx';
import { GradeMark } from '../../parts/grade.tsx';
import { PageLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { DateText, Mixed, Zh } from '../../parts/text.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { ExportPortfolio } from './export.tsx';
import { GradeFigures, Moves, Waits } from './figures.tsx';
import { portfolioMessages } from './messages.ts';
import type { Figures, PortfolioRow } from './types.ts';
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

function Content({ figures, query }: { figures: Figures; query: Record<string, string> }): ReactElement {
  const say = useSay(portfolioMessages);
  const words = useSay(supervisionMessages);
  const mark = (grade: string | null) => <GradeMark id={grade} scale={figures.scale.grades} />;
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
      <ListTable
        list={portfolioList}
        caption={say.bodies()}
        purposeScope={SCOPE}
        rowKey={({ subject }) => subject.id}
        open={({ subject }) => `/subjects/${encodeURIComponent(subject.uscc ?? `id:${subject.id}`)}/supervision`}
        options={{
          plan: figures.plans.map(({ plan, title }) => ({ value: plan, label: own(title) })),
          grade: [
            ...figures.grades.map(({ grade, title }) => ({
              value: grade ?? 'none',
              label: grade === null ? say['grade.none']() : say['grade.option']({ grade, title: own(title) }),
            })),
            { value: 'waits', label: words['grade.waits']() },
          ],
        }}
        cells={{
          name: ({ subject: { name, uscc, id } }) => <Zh>{name ?? uscc ?? id}</Zh>,
          grade: ({ grade, reason }) => (reason === 'stale' ? <Waits /> : mark(grade)),
          reason: ({ reason }) => <Reason reason={reason} />,
          last: ({ last }) =>
            last === null ? null : (
              <span className="grades">
                <DateText day={last.on} /> {mark(last.from)} → {mark(last.to)} <Cause cause={last.cause} />
              </span>
            ),
          uscc: ({ subject }) => <code>{subject.uscc}</code>,
        }}
        counted={({ total }) => (total === null ? null : { total: total.count, totalOn: total.asOf })}
        empty={{ why: say['empty.why'](), what: say['empty.what']() }}
        summary={({ total }, filter) => <ExportPortfolio filter={filter} plan={figures.plan} count={total?.count ?? null} />}
      />
    </>
  );
}

export function Reason({ reason }: { reason: PortfolioRow['reason'] }): ReactElement {
  const say = useSay(supervisionMessages);
  return <span data-reason={reason}>{say[`reason.${reason}`]()}</span>;
}

export function Cause({ cause }: { cause: NonNullable<PortfolioRow['last']>['cause'] }): ReactElement {
  const say = useSay(supervisionMessages);
  return <span>{say[`cause.${cause}`]()}</span>;
}
