import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { comparisonsList } from '../../api/lists/comparisons.ts';
import { useSay } from '../../look/look.tsx';
import { fieldOf, FieldValue } from '../../parts/acts/index.ts';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { Page } from '../../parts/page.tsx';
import { SecondPerson } from '../../parts/second-person.tsx';
import { ListTable, type RowOf } from '../../table/list-table.tsx';
import { publicityMessages } from './messages/lists.ts';

type Comparison = RowOf<typeof comparisonsList>;
type Say = typeof publicityMessages.zh;

/** One document from two lines with different content: the deciding organ says which is right, and on what that rests. */
export function ComparisonsPage(): ReactElement {
  const say = useSay(publicityMessages);
  return (
    <Page title={say['compare.title']()} lead={<p>{say['compare.lead']()}</p>}>
      <ListTable
        list={comparisonsList}
        caption={say['compare.title']()}
        purposeScope="/publicity"
        rowKey={({ comparisonId }) => comparisonId}
        open={({ recordId }) => `/records/${recordId}`}
        actions={(row) => <Answers row={row} />}
        cells={{
          fields: (row) => (
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
        }}
        empty={{ why: say['empty.compare'](), what: say['empty.do']() }}
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

function Side(props: { kind: string; field: string; value: unknown; who: string; say: Say }): ReactElement {
  const { kind, field, value, who, say } = props;
  return (
    <div>
      <small>{who}</small> {value === null ? say.nothing() : <FieldValue kind={kind} field={field} value={value} />}
    </div>
  );
}
