import type { ReactElement } from 'react';
import { sealsList } from '../../api/lists/seals.ts';
import type { paths } from '../../api/schema.d.ts';
import { useSay } from '../../look/look.tsx';
import { Page } from '../../parts/page.tsx';
import { Mark } from '../../parts/text.tsx';
import { ListTable, useChoices } from '../../table/list-table.tsx';
import { auditMessages } from './messages/logs.ts';

type Seals = paths['/api/v1/audit/seals']['get']['responses'][200]['content']['application/json'];

/** Hourly seals of the log of looks, compared at the moment of opening. */
export function SealsPage(): ReactElement {
  const say = useSay(auditMessages);
  const states = useChoices(sealsList, 'state');
  return (
    <Page title={say['seals.title']()} lead={<p>{say['seals.lead']()}</p>}>
      <ListTable
        list={sealsList}
        caption={say['seals.title']()}
        rowKey={({ lastId }) => String(lastId)}
        summary={(found) => <Summary of={found} />}
        cells={{
          range: ({ firstId, lastId }) => `${firstId}–${lastId}`,
          state: ({ state }) => (state === 'ok' ? states[state] : <Mark kind="late">{states[state]}</Mark>),
          sha256: ({ sha256 }) => <code>{sha256.slice(0, 16)}</code>,
        }}
        sizes={[24, 48]}
        empty={{ why: say['seals.why']() }}
      />
    </Page>
  );
}

function Summary({ of: { items, unsealed } }: { of: Seals }): ReactElement {
  const say = useSay(auditMessages);
  const bad = items.filter(({ state }) => state !== 'ok').length;
  return (
    <>
      {items.length === 0 ? null : (
        <p className={bad === 0 ? '' : 'notice notice-late'} data-bad={bad}>
          {say['seals.checked']({ n: items.length, bad })}
        </p>
      )}
      <p className="meta">{say['seals.unsealed']({ n: unsealed })}</p>
    </>
  );
}
