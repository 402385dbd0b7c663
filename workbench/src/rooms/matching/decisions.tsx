import type { ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useSay } from '../../look/look.tsx';
import { SubjectLink } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { DateText, Zh } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import { deskMessages } from './messages.ts';
import { SCOPE } from './types.ts';
import { Undo } from './undo.tsx';

type Held = paths['/api/v1/matching/decisions']['get']['responses'][200]['content']['application/json']['items'][number];

/** What the desk has decided and what therefore decides later rows. */
export function DecisionsPage(): ReactElement {
  const say = useSay(deskMessages);
  return (
    <Page title={say['decisions.title']()} lead={<p>{say['decisions.lead']()}</p>} trail={[{ to: '/intake/matching', label: say.title() }]}>
      <QueryTable<Held>
        name="decisions"
        caption={say['decisions.caption']()}
        purposeScope={SCOPE}
        columns={[
          {
            key: 'source',
            head: say['decisions.source'](),
            heading: true,
            cell: ({ sourceKey }) => <Zh>{sourceKey}</Zh>,
          },
          {
            key: 'body',
            head: say['decisions.body'](),
            cell: ({ name, uscc }) => (uscc === null ? <Zh>{name}</Zh> : <SubjectLink uscc={uscc} name={name} />),
          },
          { key: 'reason', head: say.reason(), cell: ({ reason }) => <Zh>{reason}</Zh> },
          { key: 'rows', head: say['decisions.rows'](), numeric: true, cell: ({ rows }) => rows },
          { key: 'at', head: say['decisions.at'](), cell: ({ decidedAt }) => <DateText at={decidedAt} /> },
          { key: 'by', head: say['decisions.by'](), cell: ({ decidedBy }) => <code>{decidedBy}</code> },
          { key: 'organ', head: say.organ(), extra: true, cell: ({ organ }) => <code>{organ}</code> },
        ]}
        rowKey={({ decision }) => decision}
        actions={({ decision, rows }) => <Undo decision={decision} rows={rows} />}
        orders={[{ key: 'at', words: say['decisions.order']() }]}
        sizes={[20, 50]}
        load={({ cursor, limit, purpose, signal }) =>
          answer(
            api.GET('/api/v1/matching/decisions', {
              params: { query: { limit, ...(cursor === undefined ? {} : { cursor }) } },
              headers: purposeHeader(purpose),
              signal,
            }),
          )
        }
        empty={{ why: say['decisions.empty.why'](), what: say['decisions.empty.what']() }}
        exportHref={() => '/api/v1/matching/decisions.csv'}
      />
    </Page>
  );
}
