import type { ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useSay } from '../../look/look.tsx';
import { heldOf, kindOf, OrganName } from '../../parts/acts/index.ts';
import { Page } from '../../parts/page.tsx';
import { DateText, Zh } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import type { Column } from '../../table/types.ts';
import { DayOfSeven } from './clock.tsx';
import { publicityMessages } from './messages/lists.ts';

type Answer = paths['/api/v1/publicity/held']['get']['responses'][200]['content']['application/json'];
type Held = Answer['items'][number];

/** Rows that wait for a reviewer. Each is opened before it is decided: something in its text was marked. */
export function HeldPage(): ReactElement {
  const say = useSay(publicityMessages);
  return (
    <Page title={say['held.title']()} lead={<p>{say['held.lead']()}</p>}>
      <QueryTable<Held>
        name="held"
        caption={say['held.title']()}
        purposeScope="/publicity"
        columns={columns(say)}
        rowKey={({ recordId }) => recordId}
        open={({ recordId }) => `/publicity/held/${recordId}`}
        filters={[
          { name: 'dueFrom', label: say['due.from'](), kind: 'date' },
          { name: 'dueTo', label: say['due.to'](), kind: 'date' },
        ]}
        orders={[{ key: 'received', words: say['order.held']() }]}
        load={({ filters, cursor, limit, purpose, signal }) => {
          const query = { ...filters, limit, ...(cursor === undefined ? {} : { cursor }) };
          const headers = purposeHeader(purpose);
          return answer(api.GET('/api/v1/publicity/held', { params: { query }, headers, signal }));
        }}
        empty={{ why: say['empty.held'](), what: say['empty.do']() }}
        exportHref={(search) => `/api/v1/publicity/held.csv${search}`}
      />
    </Page>
  );
}

function columns(say: typeof publicityMessages.zh): Column<Held>[] {
  return [
    { key: 'document', head: say['document.no'](), heading: true, cell: ({ documentNo }) => <Zh>{documentNo}</Zh> },
    { key: 'subject', head: say.subject(), cell: ({ subject }) => <Zh>{subject ?? ''}</Zh> },
    {
      key: 'reasons',
      head: say.reasons(),
      cell: ({ reasons }) => (
        <ul className="plain">
          {[...new Set(reasons.map(({ code }) => code))].map((code) => (
            <li key={code}>{heldOf(code)}</li>
          ))}
        </ul>
      ),
    },
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
    { key: 'days', head: say.days(), numeric: true, cell: ({ days }) => days },
    { key: 'kind', head: say.kind(), cell: ({ kind }) => kindOf(kind) },
    { key: 'organ', head: say.organ(), extra: true, cell: ({ organ }) => <OrganName code={organ} /> },
    {
      key: 'reporting',
      head: say.reporting(),
      extra: true,
      cell: ({ reportingOrgan }) => <OrganName code={reportingOrgan} />,
    },
    { key: 'decided', head: say.decided(), extra: true, cell: ({ decided }) => <DateText day={decided} /> },
    { key: 'received', head: say.received(), extra: true, cell: ({ receivedOn }) => <DateText day={receivedOn} /> },
  ];
}
