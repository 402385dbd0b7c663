import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useSay } from '../../look/look.tsx';
import { Page } from '../../parts/page.tsx';
import { DateText, Mark } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import type { Found } from '../../table/types.ts';
import { auditMessages } from './messages/logs.ts';

type Seals = paths['/api/v1/audit/seals']['get']['responses'][200]['content']['application/json'];
type Seal = Seals['items'][number];

/** Hourly seals of the log of looks, compared at the moment of opening. */
export function SealsPage(): ReactElement {
  const say = useSay(auditMessages);
  return (
    <Page title={say['seals.title']()} lead={<p>{say['seals.lead']()}</p>}>
      <QueryTable<Seal>
        name="seals"
        caption={say['seals.title']()}
        columns={[
          {
            key: 'range',
            head: say['seals.range'](),
            heading: true,
            cell: ({ firstId, lastId }) => `${firstId}–${lastId}`,
          },
          { key: 'rows', head: say['seals.rows'](), numeric: true, cell: ({ rows }) => rows },
          { key: 'at', head: say['seals.at'](), cell: ({ sealedAt }) => <DateText at={sealedAt} /> },
          {
            key: 'state',
            head: say['seals.state'](),
            cell: ({ state }) => (state === 'ok' ? say['seals.ok']() : <Mark kind="late">{say[`seals.${state}`]()}</Mark>),
          },
          { key: 'hash', head: say['seals.hash'](), cell: ({ sha256 }) => <code>{sha256.slice(0, 16)}</code> },
        ]}
        rowKey={({ lastId }) => String(lastId)}
        orders={[{ key: 'at', words: say['seals.order']() }]}
        sizes={[24, 48]}
        load={({ cursor, limit, signal }) => {
          const query = { limit, ...(cursor === undefined ? {} : { cursor }) };
          return answer(api.GET('/api/v1/audit/seals', { params: { query }, signal }));
        }}
        summary={(found) => <Summary of={found as Found<Seal> & Seals} />}
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
