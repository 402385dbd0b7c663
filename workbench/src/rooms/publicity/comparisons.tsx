import type { ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useSay } from '../../look/look.tsx';
import { fieldOf, FieldValue, OrganName } from '../../parts/acts/index.ts';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { Page } from '../../parts/page.tsx';
import { SecondPerson } from '../../parts/second-person.tsx';
import { DateText, Zh } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import type { Column } from '../../table/types.ts';
import { publicityMessages } from './messages/lists.ts';

type Answer = paths['/api/v1/publicity/comparisons']['get']['responses'][200]['content']['application/json'];
type Comparison = Answer['items'][number];
type Say = typeof publicityMessages.zh;

/** One document from two lines with different content: the deciding organ says which is right, and on what that rests. */
export function ComparisonsPage(): ReactElement {
  const say = useSay(publicityMessages);
  return (
    <Page title={say['compare.title']()} lead={<p>{say['compare.lead']()}</p>}>
      <QueryTable<Comparison>
        name="comparisons"
        caption={say['compare.title']()}
        purposeScope="/publicity"
        columns={columns(say)}
        rowKey={({ comparisonId }) => comparisonId}
        open={({ recordId }) => `/records/${recordId}`}
        actions={(row) => <Answers row={row} />}
        orders={[{ key: 'opened', words: say['order.compare']() }]}
        load={({ cursor, limit, purpose, signal }) => {
          const query = { limit, ...(cursor === undefined ? {} : { cursor }) };
          const headers = purposeHeader(purpose);
          return answer(api.GET('/api/v1/publicity/comparisons', { params: { query }, headers, signal }));
        }}
        empty={{ why: say['empty.compare'](), what: say['empty.do']() }}
        exportHref={(search) => `/api/v1/publicity/comparisons.csv${search}`}
      />
    </Page>
  );
}

function Answers({ row }: { row: Comparison }): ReactElement {
  const say = useSay(publicityMessages);
  if (row.waits !== null) {
    return (
      <SecondPerson
        open={row.waits}
        label={say['answer.waits']()}
        title={say['answer.waits']()}
        consequences={[say['answer.waits.effect']()]}
      />
    );
  }
  const give = (right: 'held' | 'given') => (reason: string) =>
    answer(
      api.POST('/api/v1/publicity/comparisons/{id}/answer', {
        params: { path: { id: row.comparisonId } },
        body: { right, reason },
      }),
    );
  const reason = { name: 'reason', label: say['answer.why'](), hint: say['answer.why.hint']() };
  return (
    <>
      <ConfirmAction
        label={say['answer.held']()}
        title={say['answer.held']()}
        consequences={[say['answer.held.1'](), say['answer.held.2']()]}
        confirm={say['answer.held']()}
        reason={reason}
        send={give('held')}
      />
      <ConfirmAction
        label={say['answer.given']()}
        title={say['answer.given']()}
        consequences={[say['answer.given.1']({ n: Object.keys(row.fields).length }), say['answer.given.2'](), say['answer.given.3']()]}
        confirm={say['answer.given']()}
        reason={reason}
        send={give('given')}
      />
    </>
  );
}

function columns(say: Say): Column<Comparison>[] {
  return [
    { key: 'document', head: say['document.no'](), heading: true, cell: ({ documentNo }) => <Zh>{documentNo}</Zh> },
    { key: 'subject', head: say.subject(), cell: ({ subject }) => <Zh>{subject ?? ''}</Zh> },
    {
      key: 'fields',
      head: say.field(),
      cell: (row) => (
        <dl className="facts">
          {Object.entries(row.fields).map(([field, { held, given }]) => (
            <div key={field}>
              <dt>{fieldOf(field)}</dt>
              <dd>
                <Side kind={row.kind} field={field} value={held} who={say['side.held']({ organ: row.heldFrom })} say={say} />
                <Side kind={row.kind} field={field} value={given} who={say['side.given']({ organ: row.givenBy })} say={say} />
              </dd>
            </div>
          ))}
        </dl>
      ),
    },
    { key: 'days', head: say.days(), numeric: true, cell: ({ days }) => days },
    { key: 'opened', head: say.opened(), cell: ({ openedOn }) => <DateText day={openedOn} /> },
    { key: 'held-from', head: say.reporting(), extra: true, cell: ({ heldFrom }) => <OrganName code={heldFrom} /> },
    { key: 'decided', head: say.decided(), extra: true, cell: ({ decided }) => <DateText day={decided} /> },
  ];
}

function Side(props: { kind: string; field: string; value: unknown; who: string; say: Say }): ReactElement {
  const { kind, field, value, who, say } = props;
  return (
    <div>
      <small>{who}</small> {value === null ? say.nothing() : <FieldValue kind={kind} field={field} value={value} />}
    </div>
  );
}
