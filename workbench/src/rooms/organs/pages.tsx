import type { ReactElement } from 'react';
import { organsList } from '../../api/lists/organs.ts';
import { useSay } from '../../look/look.tsx';
import { Page } from '../../parts/page.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { organMessages } from './messages.ts';

/** The model of a list page: columns, conditions, order in words, an empty state that says what to do. */
export function OrgansPage(): ReactElement {
  const say = useSay(organMessages);
  return (
    <Page title={say.title()} lead={<p>{say.lead()}</p>}>
      <ListTable
        list={organsList}
        caption={say.caption()}
        rowKey={({ code, validFrom }) => `${code} ${validFrom}`}
        empty={{ why: say['empty.why'](), what: say['empty.what']() }}
      />
    </Page>
  );
}
