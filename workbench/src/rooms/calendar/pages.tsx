import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useMay } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { Mark } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import { calendarMessages } from './messages.ts';

export { YearPage } from './year.tsx';

type Year = paths['/api/v1/calendars']['get']['responses'][200]['content']['application/json']['items'][number];

/** Years, announced or not, and how much rests on those that are not. */
export function CalendarsPage(): ReactElement {
  const say = useSay(calendarMessages);
  const may = useMay();
  return (
    <Page title={say.title()} lead={<p>{say.lead()}</p>}>
      {may('calendar.read') ? <Dependents /> : null}
      <QueryTable<Year>
        name="calendars"
        caption={say.caption()}
        columns={[
          { key: 'year', head: say.year(), heading: true, cell: ({ year }) => String(year) },
          {
            key: 'state',
            head: say.state(),
            cell: ({ announced }) => (announced ? say.announced() : <Mark kind="soon">{say.waiting()}</Mark>),
          },
          { key: 'off', head: say.off(), numeric: true, cell: ({ off }) => off },
          { key: 'worked', head: say.worked(), numeric: true, cell: ({ worked }) => worked },
          { key: 'working', head: say.working(), numeric: true, cell: ({ workingDays }) => workingDays },
        ]}
        rowKey={({ year }) => String(year)}
        open={({ year }) => `/calendars/${year}`}
        orders={[{ key: 'year', words: say.order() }]}
        sizes={[1000]}
        load={async ({ signal }) => {
          const { items } = await answer(api.GET('/api/v1/calendars', { signal }));
          return { items, next: null, total: items.length };
        }}
        empty={{ why: say.missing() }}
      />
    </Page>
  );
}

function Dependents(): ReactElement {
  const say = useSay(calendarMessages);
  return (
    <Load of={['calendars', 'dependents']} load={(signal) => answer(api.GET('/api/v1/calendars/dependents', { signal }))}>
      {({ items, calendar }) => (
        <section className="card" data-provisional={items.reduce((sum, { deadlines }) => sum + deadlines, 0)}>
          <h2>{say.provisional()}</h2>
          {items.length === 0 ? <p>{say['provisional.none']()}</p> : null}
          <ul>
            {items.map(({ year, deadlines, served, first }) => (
              <li key={year}>{say['provisional.line']({ year, n: deadlines, served, first })}</li>
            ))}
          </ul>
          <p className="meta">{say['version.now']({ version: calendar })}</p>
        </section>
      )}
    </Load>
  );
}
