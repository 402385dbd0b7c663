import type { ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useSay } from '../../look/look.tsx';
import { OrganName } from '../../parts/acts/index.ts';
import { Page } from '../../parts/page.tsx';
import { DateText, Mark, Zh } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import type { Column } from '../../table/types.ts';
import { codeMessages } from './messages.ts';
import { causeOf, findingOf, stateOf } from './words.ts';

type Get = paths['/api/v1/codes/orders']['get'];
export type Order = Get['responses'][200]['content']['application/json']['items'][number];
type Query = NonNullable<Get['parameters']['query']>;

const STATES = ['open', 'answered', 'settled', 'lapsed'];

/** What is wrong with registered codes, and who is to answer by when. */
export function OrdersPage(): ReactElement {
  const say = useSay(codeMessages);
  return (
    <Page title={say.title()} lead={<p>{say.lead()}</p>}>
      <QueryTable<Order>
        name="code-orders"
        caption={say.title()}
        purposeScope="/codes"
        columns={columns(say)}
        rowKey={({ id }) => id}
        open={({ number }) => `/codes/${number}`}
        filters={[
          {
            name: 'state',
            label: say.state(),
            kind: 'select',
            options: STATES.map((value) => ({ value, label: stateOf(value) })),
          },
          { name: 'organ', label: say['organ.code'](), kind: 'text', maxLength: 64 },
          { name: 'late', label: say.late(), kind: 'check' },
        ]}
        orders={[{ key: 'due', words: say['order.words']() }]}
        load={({ filters, cursor, limit, purpose, signal }) => {
          const { late, ...rest } = filters;
          const query = {
            ...(rest as Query),
            ...(late === undefined ? {} : { late: true }),
            limit,
            ...(cursor === undefined ? {} : { cursor }),
          };
          const headers = purposeHeader(purpose);
          return answer(api.GET('/api/v1/codes/orders', { params: { query }, headers, signal }));
        }}
        empty={{ why: say['empty.why'](), what: say['empty.what']() }}
        exportHref={(search) => `/api/v1/codes/orders.csv${search}`}
      />
    </Page>
  );
}

function columns(say: typeof codeMessages.zh): Column<Order>[] {
  return [
    { key: 'number', head: say.number(), heading: true, cell: ({ number }) => <code>{number}</code> },
    { key: 'kind', head: say.kind(), cell: ({ kind }) => findingOf(kind) },
    { key: 'cause', head: say.cause(), cell: ({ cause }) => causeOf(cause) },
    { key: 'codes', head: say.codes(), cell: ({ codes }) => <Codes codes={codes} /> },
    {
      key: 'candidate',
      head: say.candidate(),
      cell: ({ candidate }) => (candidate === null ? null : <code>{candidate}</code>),
    },
    {
      key: 'bodies',
      head: say.bodies(),
      cell: ({ subjects }) => (
        <ul className="plain">
          {subjects.map(({ id, name }) => (
            <li key={id}>
              <Zh>{name}</Zh>
            </li>
          ))}
        </ul>
      ),
    },
    { key: 'organ', head: say.organ(), cell: ({ organ }) => <OrganName code={organ} /> },
    { key: 'due', head: say.due(), cell: ({ due, provisional }) => <Due due={due} provisional={provisional} /> },
    {
      key: 'state',
      head: say.state(),
      cell: ({ state, late }) => (late ? <Mark kind="late">{stateOf('late')}</Mark> : stateOf(state)),
    },
    { key: 'opened', head: say.opened(), extra: true, cell: ({ openedOn }) => <DateText day={openedOn} /> },
  ];
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
