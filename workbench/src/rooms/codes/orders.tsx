import type { ReactElement } from 'react';
import { codeOrdersList } from '../../api/lists/code-orders.ts';
import { useSay } from '../../look/look.tsx';
import { Page } from '../../parts/page.tsx';
import { DateText, Mark, Zh } from '../../parts/text.tsx';
import { ListTable, type RowOf } from '../../table/list-table.tsx';
import { codeMessages } from './messages.ts';
import { causeOf, findingOf, stateOf } from './words.ts';

export type Order = RowOf<typeof codeOrdersList>;

/** What is wrong with registered codes, and who is to answer by when. */
export function OrdersPage(): ReactElement {
  const say = useSay(codeMessages);
  return (
    <Page title={say.title()} lead={<p>{say.lead()}</p>}>
      <ListTable
        list={codeOrdersList}
        caption={say.title()}
        purposeScope="/codes"
        rowKey={({ id }) => id}
        open={({ number }) => `/codes/${number}`}
        cells={{
          kind: ({ kind }) => findingOf(kind),
          cause: ({ cause }) => causeOf(cause),
          codes: ({ codes }) => <Codes codes={codes} />,
          bodies: ({ subjects }) => (
            <ul className="plain">
              {subjects.map(({ id, name }) => (
                <li key={id}>
                  <Zh>{name}</Zh>
                </li>
              ))}
            </ul>
          ),
          due: ({ due, provisional }) => <Due due={due} provisional={provisional} />,
          state: ({ state, late }) => (late ? <Mark kind="late">{stateOf('late')}</Mark> : stateOf(state)),
        }}
        empty={{ why: say['empty.why'](), what: say['empty.what']() }}
      />
    </Page>
  );
}

export function Codes({ codes }: { codes: readonly string[] }): ReactElement {
  return (
    <ul className="plain">
      {codes.map((code) => (
        <li key={code}>
          <code>{code}</code>
        </li>
      ))}
    </ul>
  );
}

export function Due({ due, provisional }: { due: string; provisional: boolean }): ReactElement {
  const say = useSay(codeMessages);
  return (
    <>
      <DateText day={due} /> {provisional ? say.provisional() : null}
    </>
  );
}
