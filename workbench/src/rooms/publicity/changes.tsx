import type { ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useSay } from '../../look/look.tsx';
import { correctionOf, kindOf, OrganName } from '../../parts/acts/index.ts';
import { Page } from '../../parts/page.tsx';
import { DateText, Zh } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import type { Column } from '../../table/types.ts';
import { CORRECTION_KINDS } from './kinds.ts';
import { publicityMessages } from './messages/lists.ts';

type Get = paths['/api/v1/publicity/changes']['get'];
type Change = Get['responses'][200]['content']['application/json']['items'][number];
type Query = NonNullable<Get['parameters']['query']>;

/** Corrections and withdrawals after display, each with its reason. */
export function ChangesPage(): ReactElement {
  const say = useSay(publicityMessages);
  return (
    <Page title={say['changes.title']()} lead={<p>{say['changes.lead']()}</p>}>
      <QueryTable<Change>
        name="changes"
        caption={say['changes.title']()}
        purposeScope="/publicity"
        columns={columns(say)}
        rowKey={({ recordId, change }) => `${recordId} ${change.on} ${change.kind} ${change.reason}`}
        open={({ recordId }) => `/records/${recordId}`}
        filters={[
          {
            name: 'kind',
            label: say.change(),
            kind: 'select',
            options: CORRECTION_KINDS.map((value) => ({ value, label: correctionOf(value) })),
          },
          { name: 'from', label: say.from(), kind: 'date' },
          { name: 'to', label: say.to(), kind: 'date' },
        ]}
        orders={[{ key: 'on', words: say['order.changes']() }]}
        load={({ filters, cursor, limit, purpose, signal }) => {
          const query = { ...(filters as Query), limit, ...(cursor === undefined ? {} : { cursor }) };
          const headers = purposeHeader(purpose);
          return answer(api.GET('/api/v1/publicity/changes', { params: { query }, headers, signal }));
        }}
        empty={{ why: say['empty.changes'](), what: say['empty.do']() }}
        exportHref={(search) => `/api/v1/publicity/changes.csv${search}`}
      />
    </Page>
  );
}

function columns(say: typeof publicityMessages.zh): Column<Change>[] {
  return [
    { key: 'document', head: say['document.no'](), heading: true, cell: ({ documentNo }) => <Zh>{documentNo}</Zh> },
    { key: 'on', head: say['changed.on'](), cell: ({ change }) => <DateText day={change.on} /> },
    {
      key: 'change',
      head: say.change(),
      cell: ({ change, withdrawn }) => (
        <>
          {correctionOf(change.kind)} {withdrawn ? <small>{say.withdrawn()}</small> : null}
        </>
      ),
    },
    { key: 'reason', head: say.reason(), cell: ({ change }) => <Zh>{change.reason}</Zh> },
    { key: 'paper', head: say['paper.no'](), extra: true, cell: ({ change }) => <Zh>{change.document ?? ''}</Zh> },
    { key: 'subject', head: say.subject(), cell: ({ subject }) => <Zh>{subject ?? ''}</Zh> },
    { key: 'kind', head: say.kind(), extra: true, cell: ({ kind }) => kindOf(kind) },
    { key: 'organ', head: say.organ(), cell: ({ organ }) => <OrganName code={organ} /> },
    { key: 'decided', head: say.decided(), extra: true, cell: ({ decided }) => <DateText day={decided} /> },
  ];
}
