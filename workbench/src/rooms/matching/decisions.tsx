import type { ReactElement } from 'react';
import { decisionsList } from '../../api/lists/decisions.ts';
import { useSay } from '../../look/look.tsx';
import { SubjectLink } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { Zh } from '../../parts/text.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { deskMessages } from './messages.ts';
import { SCOPE } from './types.ts';
import { Undo } from './undo.tsx';

/** What the desk has decided and what therefore decides later rows. */
export function DecisionsPage(): ReactElement {
  const say = useSay(deskMessages);
  return (
    <Page title={say['decisions.title']()} lead={<p>{say['decisions.lead']()}</p>} trail={[{ to: '/intake/matching', label: say.title() }]}>
      <ListTable
        list={decisionsList}
        caption={say['decisions.caption']()}
        purposeScope={SCOPE}
        rowKey={({ decision }) => decision}
        actions={({ decision, rows }) => <Undo decision={decision} rows={rows} />}
        cells={{
          name: ({ name, uscc }) => (uscc === null ? <Zh>{name}</Zh> : <SubjectLink uscc={uscc} name={name} />),
        }}
        sizes={[20, 50]}
        empty={{ why: say['decisions.empty.why'](), what: say['decisions.empty.what']() }}
      />
    </Page>
  );
}
