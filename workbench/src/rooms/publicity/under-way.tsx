import type { ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useSay } from '../../look/look.tsx';
import { kindOf, OrganName } from '../../parts/acts/index.ts';
import { Page } from '../../parts/page.tsx';
import { DateText, Zh } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import type { Column } from '../../table/types.ts';
import { DayOfSeven } from './clock.tsx';
import { publicityMessages } from './messages/lists.ts';

type Answer = paths['/api/v1/publicity/under-way']['get']['responses'][200]['content']['application/json'];
type UnderWay = Answer['items'][number];

/** What was received and is not on display yet, with its day of the seven. */
export function UnderWayPage(): ReactElement {
  const say = useSay(publicityMessages);
  return (
    <Page title={say.title()} lead={<p>{say.lead()}</p>}>
      <QueryTable<UnderWay>
        name="under-way"
        caption={say.title()}
        purposeScope="/publicity"
        columns={columns(say)}
        rowKey={({ recordId, waitingId }) => recordId ?? waitingId ?? ''}
        open={({ recordId }) => (recordId === null ? null : `/publicity/held/${recordId}`)}
        filters={[
          {
            name: 'state',
            label: say.state(),
            kind: 'select',
            options: [
              { value: 'held', label: say['state.held']() },
              { value: 'waiting', label: say['state.waiting']() },
            ],
          },
        ]}
        orders={[{ key: 'due', words: say['order.under-way']() }]}
        load={({ filters, cursor, limit, purpose, signal }) => {
          const state = filters['state'] as UnderWay['state'] | undefined;
          const query = {
            limit,
            ...(cursor === undefined ? {} : { cursor }),
            ...(state === undefined ? {} : { state }),
          };
          const headers = purposeHeader(purpose);
          return answer(api.GET('/api/v1/publicity/under-way', { params: { query }, headers, signal }));
        }}
        empty={{ why: say['empty.under-way'](), what: say['empty.do']() }}
        exportHref={(search) => `/api/v1/publicity/under-way.csv${search}`}
      />
    </Page>
  );
}

function columns(say: typeof publicityMessages.zh): Column<UnderWay>[] {
  return [
    { key: 'document', head: say['document.no'](), heading: true, cell: ({ documentNo }) => <Zh>{documentNo}</Zh> },
    { key: 'state', head: say.state(), cell: ({ state }) => say[`state.${state}`]() },
    { key: 'clock', head: say.clock(), cell: ({ workingDay }) => <DayOfSeven day={workingDay} /> },
    {
      key: 'due',
      head: say.due(),
      cell: ({ due, dueProvisional }) => (
        <>
          <DateText day={due} /> {dueProvisional ? say.provisional() : null}
        </>
      ),
    },
    {
      key: 'subject',
      head: say.subject(),
      cell: ({ subject }) => (subject === null ? say['subject.none']() : <Zh>{subject}</Zh>),
    },
    { key: 'kind', head: say.kind(), cell: ({ kind }) => kindOf(kind) },
    { key: 'organ', head: say.organ(), extra: true, cell: ({ organ }) => <OrganName code={organ} /> },
    { key: 'decided', head: say.decided(), cell: ({ decided }) => <DateText day={decided} /> },
    { key: 'received', head: say.received(), cell: ({ receivedOn }) => <DateText day={receivedOn} /> },
  ];
}
