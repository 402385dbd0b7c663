import type { ReactElement } from 'react';
import { auditList } from '../../api/lists/audit.ts';
import { looksList } from '../../api/lists/looks.ts';
import { useSay } from '../../look/look.tsx';
import { Page } from '../../parts/page.tsx';
import { Deed } from '../../parts/deed.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { auditMessages } from './messages/logs.ts';

type Say = typeof auditMessages.zh;

/** One purpose for both logs: the same investigation reads them. */
const SCOPE = '/admin/audit';

/** Who did what. */
export function AuditPage(): ReactElement {
  const say = useSay(auditMessages);
  return (
    <Page title={say['log.title']()} lead={<p>{say['log.lead']()}</p>}>
      <ListTable
        list={auditList}
        caption={say['log.title']()}
        purposeScope={SCOPE}
        rowKey={({ id }) => String(id)}
        cells={{
          ...common(say),
          details: ({ details }) => <code>{JSON.stringify(details)}</code>,
        }}
        empty={{ why: say['log.why'](), what: say['log.what']() }}
      />
    </Page>
  );
}

/** Who looked at what is not public. */
export function LooksPage(): ReactElement {
  const say = useSay(auditMessages);
  return (
    <Page title={say['looks.title']()} lead={<p>{say['looks.lead']()}</p>}>
      <ListTable
        list={looksList}
        caption={say['looks.title']()}
        purposeScope={SCOPE}
        rowKey={({ id }) => String(id)}
        cells={{
          ...common(say),
          subjectId: ({ subjectId }) => <code>{subjectId?.slice(0, 13) ?? '—'}</code>,
          fields: ({ fields }) => fields.join(' '),
        }}
        empty={{ why: say['log.why'](), what: say['log.what']() }}
      />
    </Page>
  );
}

interface Line {
  role: string | null;
  action: string;
}

const common = (say: Say) => ({
  role: ({ role }: Line) => roleName(role, say),
  action: ({ action }: Line) => <Deed action={action} />,
});

function roleName(role: string | null, say: Say): string {
  if (role === null) return '—';
  const key = `role.${role}`;
  return key in say ? say[key as 'role.clerk']() : role;
}
