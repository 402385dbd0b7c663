import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { useMay } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { PageLink, SubjectLink } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { DateText, Mixed, Zh } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import type { Column } from '../../table/types.ts';
import type { Listed } from './api.ts';
import { caseMessages } from './messages.ts';
import { proceduresQuery } from './procedures.ts';

/** Cases in which the organ or the role has a part. */
export function CasesPage(): ReactElement {
  const say = useSay(caseMessages);
  const may = useMay();
  const procedures = useQuery(proceduresQuery).data?.items ?? [];
  return (
    <Page
      title={say.title()}
      actions={
        may('case.act') ? (
          <PageLink to="/cases/new" className="button">
            {say.new()}
          </PageLink>
        ) : undefined
      }
    >
      <QueryTable<Listed>
        name="cases"
        caption={say.caption()}
        purposeScope="/cases"
        columns={columns(say)}
        rowKey={({ caseId }) => caseId}
        open={({ caseId }) => `/cases/${caseId}`}
        filters={[
          {
            name: 'state',
            label: say.state(),
            kind: 'select',
            options: [
              { value: 'open', label: say['state.open']() },
              { value: 'closed', label: say['state.closed']() },
            ],
          },
          {
            name: 'procedure',
            label: say.procedure(),
            kind: 'select',
            options: procedures.map(({ id, title }) => ({ value: id, label: title })),
          },
          { name: 'organ', label: say.organ(), kind: 'text', maxLength: 64 },
          { name: 'mine', label: say.mine(), kind: 'check' },
          { name: 'late', label: say.late(), kind: 'check' },
        ]}
        orders={[{ key: 'opened', words: say['order.opened']() }]}
        load={({ filters, cursor, limit, purpose, signal }) => {
          const { procedure, state, organ, mine, late } = filters;
          const query = {
            limit,
            ...(cursor === undefined ? {} : { cursor }),
            ...(procedure === undefined ? {} : { procedure }),
            ...(state === undefined ? {} : { state: state as 'open' | 'closed' }),
            ...(organ === undefined ? {} : { organ }),
            ...(mine === undefined ? {} : { mine: true }),
            ...(late === undefined ? {} : { late: true }),
          };
          return answer(api.GET('/api/v1/cases', { params: { query }, headers: purposeHeader(purpose), signal }));
        }}
        empty={{ why: say['empty.why'](), what: say['empty.what']() }}
        exportHref={(search) => `/api/v1/cases.csv${search}`}
      />
    </Page>
  );
}

function columns(say: typeof caseMessages.zh): Column<Listed>[] {
  return [
    { key: 'number', head: say.number(), heading: true, cell: ({ number }) => <Zh>{number}</Zh> },
    { key: 'procedure', head: say.procedure(), cell: ({ procedureTitle }) => <Mixed>{procedureTitle}</Mixed> },
    {
      key: 'party',
      head: say.party(),
      cell: ({ partyName, partyCode }) =>
        partyName === null ? (
          say['party.none']()
        ) : partyCode === null ? (
          <Zh>{partyName}</Zh>
        ) : (
          <SubjectLink uscc={partyCode} name={partyName} />
        ),
    },
    { key: 'state', head: say.state(), cell: ({ stateTitle }) => <Mixed>{stateTitle}</Mixed> },
    {
      key: 'handler',
      head: say.handler(),
      cell: ({ handlerName }) => (handlerName === null ? say['handler.none']() : <Zh>{handlerName}</Zh>),
    },
    {
      key: 'due',
      head: say.due(),
      cell: ({ due, provisional, suspended }) =>
        suspended ? (
          say['due.still']()
        ) : (
          <>
            <DateText day={due} /> {provisional ? say['due.provisional']() : null}
          </>
        ),
    },
    { key: 'opened', head: say.opened(), cell: ({ openedOn }) => <DateText day={openedOn} /> },
    { key: 'closed', head: say['state.closed'](), extra: true, cell: ({ closedOn }) => <DateText day={closedOn} /> },
  ];
}
