import { useState, type ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { Page } from '../../parts/page.tsx';
import { Mark } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import type { Column, Found } from '../../table/types.ts';
import { readerMessages } from './messages.ts';

type Readers = paths['/api/v1/journal/readers']['get']['responses'][200]['content']['application/json'];
type Reader = Readers['items'][number];
type Retried = paths['/api/v1/journal/readers/{name}/retry']['post']['responses'][200]['content']['application/json'];

/** How far what follows the journal is, and what it could not handle: the words of /readyz, with their numbers. */
export function ReadersPage(): ReactElement {
  const say = useSay(readerMessages);
  const [done, setDone] = useState<Retried>();
  return (
    <Page title={say['readers.title']()} lead={<p>{say['readers.lead']()}</p>}>
      {done === undefined ? null : (
        <p className="notice" role="status" data-retried={done.reader}>
          {say['readers.done']({ name: done.reader, handled: done.handled, parked: done.parked })}
        </p>
      )}
      <QueryTable<Reader>
        name="readers"
        caption={say['readers.title']()}
        columns={columns(say)}
        rowKey={({ name }) => name}
        orders={[{ key: 'name', words: say['readers.order']() }]}
        // The API gives the whole list at once.
        sizes={[1000]}
        load={async ({ signal }) => {
          const found = await answer(api.GET('/api/v1/journal/readers', { signal }));
          return { ...found, total: found.items.length };
        }}
        summary={(found) => <Status of={found as Found<Reader> & Readers} />}
        actions={(reader) => (reader.parkedEvents === 0 ? null : <Retry reader={reader} onDone={setDone} />)}
        empty={{ why: say['readers.why'](), what: say['readers.what']() }}
        exportHref={() => '/api/v1/journal/readers.csv'}
      />
    </Page>
  );
}

function columns(say: typeof readerMessages.zh): Column<Reader>[] {
  return [
    { key: 'name', head: say['readers.name'](), heading: true, cell: ({ name }) => <code>{name}</code> },
    {
      key: 'state',
      head: say['readers.state'](),
      cell: ({ state }) =>
        state === 'parked' ? <Mark kind="late">{say['readers.state.parked']()}</Mark> : say[`readers.state.${state}`](),
    },
    { key: 'cursor', head: say['readers.cursor'](), numeric: true, cell: ({ cursor }) => cursor },
    { key: 'behind', head: say['readers.behind'](), numeric: true, cell: ({ behind }) => behind },
    { key: 'parked', head: say['readers.parked'](), numeric: true, cell: ({ parkedEvents }) => parkedEvents },
    { key: 'lanes', head: say['readers.lanes'](), numeric: true, cell: ({ parkedLanes }) => parkedLanes },
    {
      key: 'fault',
      head: say['readers.fault'](),
      cell: ({ fault }) =>
        fault === null ? (
          '—'
        ) : (
          <>
            {say['readers.fault.at']({ seq: fault.seq })}
            <span lang="en">{fault.error}</span>
          </>
        ),
    },
  ];
}

function Status({ of: { status, items, head } }: { of: Readers }): ReactElement {
  const say = useSay(readerMessages);
  const n = items.reduce((sum, { parkedEvents }) => sum + parkedEvents, 0);
  return (
    <p className={status === 'degraded' ? 'notice' : undefined} data-status={status}>
      {status === 'degraded' ? say['readers.degraded']({ n, head }) : say['readers.ready']({ head })}
    </p>
  );
}

function Retry({ reader, onDone }: { reader: Reader; onDone: (done: Retried) => void }): ReactElement {
  const say = useSay(readerMessages);
  const { name, parkedEvents: n, parkedLanes: lanes } = reader;
  return (
    <ConfirmAction
      label={say['readers.retry']()}
      title={say['readers.retry.title']({ name })}
      confirm={say['readers.retry']()}
      consequences={[say['readers.retry.n']({ n, lanes }), say['readers.retry.stop']()]}
      send={() => answer(api.POST('/api/v1/journal/readers/{name}/retry', { params: { path: { name } }, body: {} }))}
      onDone={onDone}
    />
  );
}
