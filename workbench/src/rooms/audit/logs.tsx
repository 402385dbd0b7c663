import type { ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useSay } from '../../look/look.tsx';
import { Page } from '../../parts/page.tsx';
import { OrganName } from '../../parts/acts/index.ts';
import { Deed } from '../../parts/deed.tsx';
import { DateText, Zh } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import type { Asked, Column, FilterField } from '../../table/types.ts';
import { auditMessages } from './messages/logs.ts';

type Row = paths['/api/v1/audit']['get']['responses'][200]['content']['application/json']['items'][number];
type Look = paths['/api/v1/audit/looks']['get']['responses'][200]['content']['application/json']['items'][number];
type Say = typeof auditMessages.zh;

/** One purpose for both logs: the same investigation reads them. */
const SCOPE = '/admin/audit';

/** Who did what. */
export function AuditPage(): ReactElement {
  const say = useSay(auditMessages);
  return (
    <Page title={say['log.title']()} lead={<p>{say['log.lead']()}</p>}>
      <QueryTable<Row>
        name="audit"
        caption={say['log.title']()}
        purposeScope={SCOPE}
        columns={[
          ...common<Row>(say),
          {
            key: 'object',
            head: say['log.object'](),
            cell: ({ object }) => (object === null ? '—' : <code>{object}</code>),
          },
          { key: 'outcome', head: say['log.outcome'](), cell: ({ outcome }) => <code>{outcome}</code> },
          {
            key: 'details',
            head: say['log.details'](),
            extra: true,
            cell: ({ details }) => <code>{JSON.stringify(details)}</code>,
          },
        ]}
        rowKey={({ id }) => String(id)}
        filters={[
          ...filters(say),
          { name: 'object', label: say['log.object'](), kind: 'text', maxLength: 200 },
          {
            name: 'outcome',
            label: say['log.outcome'](),
            kind: 'text',
            hint: say['log.outcome.hint'](),
            maxLength: 60,
          },
        ]}
        orders={orders(say)}
        load={(asked) =>
          answer(
            api.GET('/api/v1/audit', {
              params: { query: queryOf(asked) },
              headers: purposeHeader(asked.purpose),
              signal: asked.signal,
            }),
          )
        }
        empty={{ why: say['log.why'](), what: say['log.what']() }}
        exportHref={(search) => `/api/v1/audit/audit.csv${fileQuery(search)}`}
      />
    </Page>
  );
}

/** Who looked at what is not public. */
export function LooksPage(): ReactElement {
  const say = useSay(auditMessages);
  return (
    <Page title={say['looks.title']()} lead={<p>{say['looks.lead']()}</p>}>
      <QueryTable<Look>
        name="looks"
        caption={say['looks.title']()}
        purposeScope={SCOPE}
        columns={[
          ...common<Look>(say),
          { key: 'purpose', head: say['log.purpose'](), cell: ({ purpose }) => <Zh>{purpose}</Zh> },
          {
            key: 'subject',
            head: say['log.subject'](),
            cell: ({ subjectId }) => <code>{subjectId?.slice(0, 13) ?? '—'}</code>,
          },
          { key: 'fields', head: say['log.fields'](), extra: true, cell: ({ fields }) => fields.join(' ') },
        ]}
        rowKey={({ id }) => String(id)}
        filters={filters(say)}
        orders={orders(say)}
        load={(asked) =>
          answer(
            api.GET('/api/v1/audit/looks', {
              params: { query: queryOf(asked) },
              headers: purposeHeader(asked.purpose),
              signal: asked.signal,
            }),
          )
        }
        empty={{ why: say['log.why'](), what: say['log.what']() }}
        exportHref={(search) => `/api/v1/audit/looks.csv${fileQuery(search)}`}
      />
    </Page>
  );
}

function common<
  R extends {
    id: number;
    at: string;
    account: string | null;
    role: string | null;
    organ: string | null;
    action: string;
  },
>(say: Say): Column<R>[] {
  return [
    { key: 'id', head: say['log.id'](), heading: true, cell: ({ id }) => String(id) },
    { key: 'at', head: say['log.at'](), cell: ({ at }) => <DateText at={at} /> },
    { key: 'account', head: say['log.account'](), cell: ({ account }) => account ?? say.anonymous() },
    { key: 'role', head: say['log.role'](), cell: ({ role }) => roleName(role, say) },
    {
      key: 'organ',
      head: say['log.organ'](),
      extra: true,
      cell: ({ organ }) => (organ === null ? '—' : <OrganName code={organ} />),
    },
    { key: 'action', head: say['log.action'](), cell: ({ action }) => <Deed action={action} /> },
  ];
}

function filters(say: Say): FilterField[] {
  return [
    { name: 'account', label: say['log.account'](), kind: 'text', maxLength: 100 },
    { name: 'event', label: say['log.action'](), kind: 'text', hint: say['log.action.hint'](), maxLength: 80 },
    { name: 'from', label: say['log.from'](), kind: 'date' },
    { name: 'to', label: say['log.to'](), kind: 'date' },
    { name: 'organ', label: say['log.organ'](), kind: 'text', maxLength: 64 },
    // The purpose of this look is asked on the same page under that name.
    { name: 'why', label: say['log.purpose'](), kind: 'text', maxLength: 200 },
    { name: 'subject', label: say['log.subject'](), kind: 'text', hint: say['log.subject.hint'](), maxLength: 100 },
  ];
}

const orders = (say: Say) => [
  { key: 'newest', words: say['log.newest']() },
  { key: 'oldest', words: say['log.oldest']() },
];

function queryOf({ filters: { why, ...filters }, order, cursor, limit }: Asked) {
  return {
    ...filters,
    ...(why === undefined ? {} : { purpose: why }),
    limit,
    ...(cursor === undefined ? {} : { cursor }),
    order: order === 'oldest' ? ('oldest' as const) : ('newest' as const),
  };
}

/** A file has one order, the oldest first. */
function fileQuery(search: string): string {
  const rest = new URLSearchParams(search);
  rest.delete('order');
  const why = rest.get('why');
  rest.delete('why');
  if (why !== null) rest.set('purpose', why);
  const text = rest.toString();
  return text === '' ? '' : `?${text}`;
}

function roleName(role: string | null, say: Say): string {
  if (role === null) return '—';
  const key = `role.${role}`;
  return key in say ? say[key as 'role.clerk']() : role;
}
