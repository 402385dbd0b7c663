import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { Page } from '../../parts/page.tsx';
import { DateText, Mark, Mixed, Zh } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import type { Column } from '../../table/types.ts';
import { restMessages } from './messages/rest.ts';

type Row = paths['/api/v1/intake/returned']['get']['responses'][200]['content']['application/json']['items'][number];

/** What is to come again, the most urgent first. */
export function ReturnedPage(): ReactElement {
  const say = useSay(restMessages);
  return (
    <Page title={say['returned.title']()} lead={<p>{say['returned.lead']()}</p>}>
      <QueryTable<Row>
        name="returned"
        caption={say['returned.title']()}
        columns={columns(say)}
        rowKey={({ batchId, row }) => `${batchId} ${row}`}
        open={({ batchId }) => `/intake/batches/${batchId}`}
        actions={(row) => <Close row={row} />}
        filters={[{ name: 'late', label: say['returned.only'](), kind: 'check' }]}
        orders={[{ key: 'due', words: say['returned.order']() }]}
        load={({ filters: { late }, cursor, limit, signal }) => {
          const query = {
            limit,
            ...(cursor === undefined ? {} : { cursor }),
            ...(late === undefined ? {} : { late: true }),
          };
          return answer(api.GET('/api/v1/intake/returned', { params: { query }, signal }));
        }}
        empty={{ why: say['returned.empty.why'](), what: say['returned.empty.what']() }}
        exportHref={(search) => `/api/v1/intake/returned.csv${search}`}
      />
    </Page>
  );
}

function columns(say: typeof restMessages.zh): Column<Row>[] {
  return [
    { key: 'batch', head: say['returned.batch'](), heading: true, cell: ({ batch }) => batch },
    { key: 'row', head: say['returned.row'](), numeric: true, cell: ({ row }) => row },
    { key: 'what', head: say['returned.what'](), cell: ({ what }) => <Mixed>{what}</Mixed> },
    { key: 'due', head: say['returned.due'](), cell: (row) => <Due row={row} /> },
    { key: 'column', head: say['returned.column'](), extra: true, cell: ({ column }) => column && <Zh>{column}</Zh> },
    {
      key: 'on',
      head: say['returned.on'](),
      extra: true,
      cell: ({ returnedOn }) => <DateText day={returnedOn} />,
    },
  ];
}

function Due({ row: { due, provisional, workingDaysLeft: n } }: { row: Row }): ReactElement {
  const say = useSay(restMessages);
  return (
    <>
      <DateText day={due} />{' '}
      {n < 0 ? (
        <Mark kind="late">{say['returned.late']({ n: -n })}</Mark>
      ) : n <= 2 ? (
        <Mark kind="soon">{say['returned.days']({ n })}</Mark>
      ) : (
        say['returned.days']({ n })
      )}
      {provisional ? say['returned.provisional']() : null}
    </>
  );
}

function Close({ row: { batch, batchId, row } }: { row: Row }): ReactElement {
  const say = useSay(restMessages);
  return (
    <ConfirmAction
      label={say['returned.close']()}
      title={say['returned.close.title']({ row, batch })}
      consequences={[say['returned.close.effect']()]}
      confirm={say['returned.close']()}
      reason={{ name: 'reason', label: say['returned.close.reason'](), hint: say['returned.close.hint']() }}
      send={(reason) =>
        answer(
          api.POST('/api/v1/intake/batches/{id}/rows/{row}/close', {
            params: { path: { id: batchId, row } },
            body: { reason },
          }),
        )
      }
    />
  );
}
