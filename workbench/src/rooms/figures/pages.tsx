import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { useStart } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { formatYearMonth } from '../../parts/format.ts';
import { PageLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { Mark } from '../../parts/text.tsx';
import { figureMessages } from './messages.ts';
import { openMonths } from './months.ts';

export { MonthPage } from './month.tsx';

/** Months that are being checked, and those that are frozen. */
export function MonthsPage(): ReactElement {
  const say = useSay(figureMessages);
  const { today } = useStart();
  return (
    <Page title={say.title()} lead={<p>{say.lead()}</p>}>
      <Load of={['figures', 'months']} load={(signal) => answer(api.GET('/api/v1/figures/months', { signal }))}>
        {({ items }) => (
          <>
            <h2>{say.open()}</h2>
            <OpenMonths months={openMonths(items, today)} />
            <h2>{say.closed()}</h2>
            {items.length === 0 ? <p data-empty="">{say['closed.none']()}</p> : null}
            <ul className="entries" data-months={items.length}>
              {items.map((month) => (
                <li key={month}>
                  <PageLink to={`/figures/months/${month}`}>{formatYearMonth(month)}</PageLink>
                </li>
              ))}
            </ul>
          </>
        )}
      </Load>
    </Page>
  );
}

function OpenMonths({ months }: { months: readonly string[] }): ReactElement {
  const say = useSay(figureMessages);
  if (months.length === 0) return <p>{say['open.none']()}</p>;
  return (
    <ul>
      {months.map((month) => (
        <OpenMonth key={month} month={month} />
      ))}
    </ul>
  );
}

function OpenMonth({ month }: { month: string }): ReactElement {
  const say = useSay(figureMessages);
  const { data } = useQuery({
    queryKey: ['figures', month],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/figures/months/{month}', { params: { path: { month } }, signal })),
  });
  return (
    <li>
      <PageLink to={`/figures/months/${month}`}>{formatYearMonth(month)}</PageLink> <Mark kind="soon">{say['state.preview']()}</Mark>{' '}
      {data?.answersUntil == null ? null : say.until({ day: data.answersUntil })}
    </li>
  );
}
