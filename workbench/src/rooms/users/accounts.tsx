import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { useSay } from '../../look/look.tsx';
import { Page } from '../../parts/page.tsx';
import { OrganName } from '../../parts/acts/index.ts';
import { DateText, Mark, Zh } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import { accountMessages } from './messages/accounts.ts';
import { NewAccount } from './new-account.tsx';
import { PEOPLE, type Listed, type Role } from './types.ts';

/** Accounts as the security administrator works with them. */
export function AccountsPage(): ReactElement {
  const say = useSay(accountMessages);
  return (
    <Page title={say['accounts.title']()} lead={<p>{say['accounts.lead']()}</p>}>
      <NewAccount />
      <QueryTable<Listed>
        name="accounts"
        caption={say['accounts.title']()}
        columns={[
          { key: 'account', head: say['account.name'](), heading: true, cell: ({ account }) => account },
          { key: 'name', head: say['account.person'](), cell: ({ displayName }) => <Zh>{displayName}</Zh> },
          { key: 'role', head: say['account.role'](), cell: ({ role }) => say[`role.${role}`]() },
          {
            key: 'organ',
            head: say['account.organ'](),
            cell: ({ organ }) => (organ === null ? '—' : <OrganName code={organ} />),
          },
          {
            key: 'state',
            head: say['account.state'](),
            cell: ({ active, mustChange }) => (
              <>
                {active ? say['account.open']() : <Mark kind="plain">{say['account.closed']()}</Mark>}
                {mustChange ? (
                  <>
                    <br />
                    <small>{say['account.must']()}</small>
                  </>
                ) : null}
              </>
            ),
          },
          { key: 'sessions', head: say['account.sessions'](), numeric: true, cell: ({ sessions }) => sessions },
          {
            key: 'last',
            head: say['account.last'](),
            cell: ({ lastSignIn }) => (lastSignIn === null ? say['account.never']() : <DateText at={lastSignIn} />),
          },
          {
            key: 'created',
            head: say['account.created'](),
            extra: true,
            cell: ({ createdAt }) => <DateText at={createdAt} />,
          },
          {
            key: 'linked',
            head: say['account.linked'](),
            extra: true,
            cell: ({ linked }) => linked.join(' ') || say['account.linked.none'](),
          },
        ]}
        rowKey={({ account }) => account}
        open={({ account }) => `/admin/security/accounts/${encodeURIComponent(account)}`}
        filters={[
          { name: 'q', label: say['accounts.search'](), kind: 'text', maxLength: 100 },
          {
            name: 'role',
            label: say['account.role'](),
            kind: 'select',
            options: PEOPLE.map((role) => ({ value: role, label: say[`role.${role}`]() })),
          },
          { name: 'organ', label: say['account.organ'](), kind: 'text', maxLength: 64 },
          {
            name: 'active',
            label: say['only.active'](),
            kind: 'select',
            options: [
              { value: 'true', label: say['account.open']() },
              { value: 'false', label: say['account.closed']() },
            ],
          },
          { name: 'unusedSince', label: say['accounts.unused'](), kind: 'date' },
        ]}
        orders={[{ key: 'account', words: say['accounts.order']() }]}
        load={({ filters, cursor, limit, signal }) => {
          const { q, role, organ, active, unusedSince } = filters;
          const query = {
            limit,
            ...(cursor === undefined ? {} : { cursor }),
            ...(q === undefined ? {} : { q }),
            ...(role === undefined ? {} : { role: role as Role }),
            ...(organ === undefined ? {} : { organ }),
            ...(active === undefined ? {} : { active: active === 'true' }),
            ...(unusedSince === undefined ? {} : { unusedSince }),
          };
          return answer(api.GET('/api/v1/users', { params: { query }, signal }));
        }}
        empty={{ why: say['accounts.why'](), what: say['accounts.what']() }}
      />
    </Page>
  );
}
