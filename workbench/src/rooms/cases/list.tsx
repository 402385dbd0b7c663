import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { casesList } from '../../api/lists/cases.ts';
import { useMay } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { PageLink, SubjectLink } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { DateText, Zh } from '../../parts/text.tsx';
import { ListTable } from '../../table/list-table.tsx';
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
      <ListTable
        list={casesList}
        caption={say.caption()}
        purposeScope="/cases"
        rowKey={({ caseId }) => caseId}
        open={({ caseId }) => `/cases/${caseId}`}
        options={{ procedure: procedures.map(({ id, title }) => ({ value: id, label: title })) }}
        cells={{
          partyName: ({ partyName, partyCode }) =>
            partyName === null ? (
              say['party.none']()
            ) : partyCode === null ? (
              <Zh>{partyName}</Zh>
            ) : (
              <SubjectLink uscc={partyCode} name={partyName} />
            ),
          handlerName: ({ handlerName }) => (handlerName === null ? say['handler.none']() : <Zh>{handlerName}</Zh>),
          due: ({ due, provisional, suspended }) =>
            suspended ? (
              say['due.still']()
            ) : (
              <>
                <DateText day={due} /> {provisional ? say['due.provisional']() : null}
              </>
            ),
        }}
        empty={{ why: say['empty.why'](), what: say['empty.what']() }}
      />
    </Page>
  );
}
