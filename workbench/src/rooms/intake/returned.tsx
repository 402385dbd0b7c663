import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { returnedList } from '../../api/lists/returned.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { Page } from '../../parts/page.tsx';
import { DateText, Mark } from '../../parts/text.tsx';
import { ListTable, type RowOf } from '../../table/list-table.tsx';
import { restMessages } from './messages/rest.ts';

type Row = RowOf<typeof returnedList>;

/** What is to come again, the most urgent first. */
export function ReturnedPage(): ReactElement {
  const say = useSay(restMessages);
  return (
    <Page title={say['returned.title']()} lead={<p>{say['returned.lead']()}</p>}>
      <ListTable
        list={returnedList}
        caption={say['returned.title']()}
        rowKey={({ batchId, row }) => `${batchId} ${row}`}
        open={({ batchId }) => `/intake/batches/${batchId}`}
        actions={(row) => <Close row={row} />}
        cells={{ due: (row) => <Due row={row} /> }}
        empty={{ why: say['returned.empty.why'](), what: say['returned.empty.what']() }}
      />
    </Page>
  );
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
