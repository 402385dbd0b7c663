import type { ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useSay } from '../../look/look.tsx';
import { kindOf, OrganName } from '../../parts/acts/index.ts';
import { Page } from '../../parts/page.tsx';
import { DateText, Zh } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import type { Column } from '../../table/types.ts';
import { publicityMessages } from './messages/lists.ts';

type Get = paths['/api/v1/publicity/late']['get'];
type Late = Get['responses'][200]['content']['application/json']['items'][number];
type Query = NonNullable<Get['parameters']['query']>;

/** Reports that came after their day: the list behind each number of lateness. */
export function LatePage(): ReactElement {
  const say = useSay(publicityMessages);
  return (
    <Page title={say['late.title']()} lead={<p>{say['late.lead']()}</p>}>
      <QueryTable<Late>
        name="late"
        caption={say['late.title']()}
        purposeScope="/publicity"
        columns={columns(say)}
        rowKey={({ recordId, waitingId }) => recordId ?? waitingId ?? ''}
        open={({ recordId }) => (recordId === null ? null : `/records/${recordId}`)}
        filters={[
          { name: 'month', label: say.month(), kind: 'text', hint: say['month.hint'](), maxLength: 7 },
          {
            name: 'by',
            label: say.by(),
            kind: 'select',
            options: [
              { value: 'due', label: say['by.due']() },
              { value: 'received', label: say['by.received']() },
            ],
          },
          { name: 'organ', label: say['organ.code'](), kind: 'text', maxLength: 64 },
          { name: 'from', label: say['due.from'](), kind: 'date' },
          { name: 'to', label: say['due.to'](), kind: 'date' },
        ]}
        orders={[{ key: 'due', words: say['order.late']() }]}
        load={({ filters, cursor, limit, purpose, signal }) => {
          const query = { ...(filters as Query), limit, ...(cursor === undefined ? {} : { cursor }) };
          const headers = purposeHeader(purpose);
          return answer(api.GET('/api/v1/publicity/late', { params: { query }, headers, signal }));
        }}
        empty={{ why: say['empty.late'](), what: say['empty.do']() }}
        exportHref={(search) => `/api/v1/publicity/late.csv${search}`}
      />
    </Page>
  );
}

function columns(say: typeof publicityMessages.zh): Column<Late>[] {
  return [
    { key: 'document', head: say['document.no'](), heading: true, cell: ({ documentNo }) => <Zh>{documentNo}</Zh> },
    { key: 'organ', head: say.organ(), cell: ({ organ }) => <OrganName code={organ} /> },
    {
      key: 'reporting',
      head: say.reporting(),
      extra: true,
      cell: ({ reportingOrgan }) => <OrganName code={reportingOrgan} />,
    },
    { key: 'kind', head: say.kind(), cell: ({ kind }) => kindOf(kind) },
    { key: 'decided', head: say.decided(), cell: ({ decided }) => <DateText day={decided} /> },
    { key: 'due', head: say.due(), cell: ({ due }) => <DateText day={due} /> },
    { key: 'received', head: say.received(), cell: ({ receivedOn }) => <DateText day={receivedOn} /> },
    { key: 'late', head: say['late.days'](), numeric: true, cell: ({ daysLate }) => daysLate },
    {
      key: 'waiting',
      head: say.state(),
      extra: true,
      cell: ({ waitingId }) => (waitingId === null ? null : say.waiting()),
    },
  ];
}
