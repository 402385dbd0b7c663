import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { useSay } from '../../look/look.tsx';
import { PageLink } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { OrganName } from '../../parts/acts/index.ts';
import { DateText, Mixed } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import type { Column, Found } from '../../table/types.ts';
import { exchangeMessages } from './messages.ts';
import { RunActions } from './run.tsx';
import type { Status } from './types.ts';

export { LifePage, StuckPage } from './stuck.tsx';

type Row = Status['items'][number];
type Answer = Found<Row> & { status: Status };

const COUNTS = ['reported', 'held', 'accepted', 'due', 'sent', 'open', 'receipted', 'returned', 'duplicate', 'shown'] as const;

/** How far the records of each organ and day have come, what is stuck, and the work that can be set going. */
export function ExchangePage(): ReactElement {
  const say = useSay(exchangeMessages);
  return (
    <Page title={say.title()} lead={<p>{say.lead()}</p>}>
      <QueryTable<Row>
        name="exchange"
        caption={say.caption()}
        columns={columns(say)}
        rowKey={({ organ, day }) => `${organ} ${day}`}
        filters={[
          { name: 'organ', label: say.organ(), kind: 'text', maxLength: 64 },
          { name: 'from', label: say.from(), kind: 'date' },
          { name: 'to', label: say.to(), kind: 'date' },
        ]}
        orders={[{ key: 'day', words: say.order() }]}
        sizes={[1000]}
        load={async ({ filters: { organ, from, to }, signal }): Promise<Answer> => {
          const query = {
            ...(organ === undefined ? {} : { organ }),
            ...(from === undefined ? {} : { from }),
            ...(to === undefined ? {} : { to }),
          };
          const status = await answer(api.GET('/api/v1/exchange/status', { params: { query }, signal }));
          return { items: status.items, next: null, total: status.items.length, status };
        }}
        summary={(found) => <Summary status={(found as Answer).status} />}
        empty={{ why: say.why(), what: say.what() }}
      />
    </Page>
  );
}

function columns(say: typeof exchangeMessages.zh): Column<Row>[] {
  return [
    { key: 'organ', head: say.organ(), heading: true, cell: ({ organ }) => <OrganName code={organ} /> },
    { key: 'day', head: say.day(), cell: ({ day }) => <DateText day={day} /> },
    ...COUNTS.map((each): Column<Row> => ({
      key: each,
      head: say[each](),
      numeric: true,
      extra: each === 'duplicate',
      cell: (row) => row[each],
    })),
  ];
}

function Summary({ status }: { status: Status }): ReactElement {
  const say = useSay(exchangeMessages);
  const { on, channel, stuck, files, problems, unaccompanied, determinations } = status;
  return (
    <section className="card" data-exchange={on ? 'on' : 'off'}>
      <p>{on ? say.on({ channel: say[`channel.${channel === 'http' ? 'http' : 'folder'}`]() }) : say.off()}</p>
      <p data-stuck={stuck.unsent + stuck.unreceipted + stuck.unmended}>
        <PageLink to="/exchange/stuck">{say.stuck()}</PageLink> {say['stuck.count'](stuck)}
      </p>
      <h2>{say.files()}</h2>
      {files.length === 0 ? <p>{say['files.none']()}</p> : null}
      <ul>
        {files.map(({ number, rows, attempts, fault }) => (
          <li key={number}>
            <Mixed>{say['files.line']({ number, rows, attempts, fault: fault ?? '' })}</Mixed>
          </li>
        ))}
      </ul>
      {problems === 0 ? null : <p>{say.problems({ n: problems })}</p>}
      {unaccompanied.length === 0 ? null : <p>{say.unaccompanied({ names: unaccompanied.join(' ') })}</p>}
      {Object.keys(determinations).length === 0 ? null : (
        <>
          <h2>{say['determinations.title']()}</h2>
          <ul>
            {Object.entries(determinations).map(([state, n]) => (
              <li key={state}>{say['determinations.line']({ state, n })}</li>
            ))}
          </ul>
        </>
      )}
      <RunActions status={status} />
    </section>
  );
}
