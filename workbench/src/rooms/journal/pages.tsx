import { useState, type ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { readersList } from '../../api/lists/readers.ts';
import type { paths } from '../../api/schema.d.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { Page } from '../../parts/page.tsx';
import { Mark } from '../../parts/text.tsx';
import { ListTable, type RowOf } from '../../table/list-table.tsx';
import { readerMessages } from './messages.ts';

type Readers = paths['/api/v1/journal/readers']['get']['responses'][200]['content']['application/json'];
type Reader = RowOf<typeof readersList>;
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
      <ListTable
        list={readersList}
        caption={say['readers.title']()}
        rowKey={({ name }) => name}
        summary={(found) => <Status of={found} />}
        actions={(reader) => (reader.parkedEvents === 0 ? null : <Retry reader={reader} onDone={setDone} />)}
        cells={{
          state: ({ state }) =>
            state === 'parked' ? <Mark kind="late">{say['readers.state.parked']()}</Mark> : say[`readers.state.${state}`](),
          cursor: ({ cursor }) => cursor,
          fault: ({ fault }) =>
            fault === null ? (
              '—'
            ) : (
              <>
                {say['readers.fault.at']({ seq: fault.seq })}
                <span lang="en">{fault.error}</span>
              </>
            ),
        }}
        empty={{ why: say['readers.why'](), what: say['readers.what']() }}
      />
    </Page>
  );
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
