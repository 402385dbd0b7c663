import type { ReactElement } from 'react';
import { changesList } from '../../api/lists/changes.ts';
import { useSay } from '../../look/look.tsx';
import { correctionOf } from '../../parts/acts/index.ts';
import { Page } from '../../parts/page.tsx';
import { DateText, Zh } from '../../parts/text.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { publicityMessages } from './messages/lists.ts';

/** Corrections and withdrawals after display, each with its reason. */
export function ChangesPage(): ReactElement {
  const say = useSay(publicityMessages);
  return (
    <Page title={say['changes.title']()} lead={<p>{say['changes.lead']()}</p>}>
      <ListTable
        list={changesList}
        caption={say['changes.title']()}
        purposeScope="/publicity"
        rowKey={({ recordId, change }) => `${recordId} ${change.on} ${change.kind} ${change.reason}`}
        open={({ recordId }) => `/records/${recordId}`}
        cells={{
          changedOn: ({ change }) => <DateText day={change.on} />,
          change: ({ change, withdrawn }) => (
            <>
              {correctionOf(change.kind)} {withdrawn ? <small>{say.withdrawn()}</small> : null}
            </>
          ),
          reason: ({ change }) => <Zh>{change.reason}</Zh>,
          paper: ({ change }) => <Zh>{change.document ?? ''}</Zh>,
        }}
        empty={{ why: say['empty.changes'](), what: say['empty.do']() }}
      />
    </Page>
  );
}
