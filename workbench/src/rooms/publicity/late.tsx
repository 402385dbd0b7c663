import type { ReactElement } from 'react';
import { lateList } from '../../api/lists/late.ts';
import { useSay } from '../../look/look.tsx';
import { Page } from '../../parts/page.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { publicityMessages } from './messages/lists.ts';

/** Reports that came after their day: the list behind each number of lateness. */
export function LatePage(): ReactElement {
  const say = useSay(publicityMessages);
  return (
    <Page title={say['late.title']()} lead={<p>{say['late.lead']()}</p>}>
      <ListTable
        list={lateList}
        caption={say['late.title']()}
        purposeScope="/publicity"
        rowKey={({ recordId, waitingId }) => recordId ?? waitingId ?? ''}
        open={({ recordId }) => (recordId === null ? null : `/records/${recordId}`)}
        cells={{ waitingId: ({ waitingId }) => (waitingId === null ? null : say['state.waiting']()) }}
        empty={{ why: say['empty.late'](), what: say['empty.do']() }}
      />
    </Page>
  );
}
