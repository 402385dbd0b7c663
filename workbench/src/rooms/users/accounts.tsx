import type { ReactElement } from 'react';
import { accountsList } from '../../api/lists/accounts.ts';
import { useSay } from '../../look/look.tsx';
import { Page } from '../../parts/page.tsx';
import { Mark } from '../../parts/text.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { accountMessages } from './messages/accounts.ts';
import { NewAccount } from './new-account.tsx';
import { PEOPLE } from './types.ts';

/** Accounts as the security administrator works with them. */
export function AccountsPage(): ReactElement {
  const say = useSay(accountMessages);
  return (
    <Page title={say['accounts.title']()} lead={<p>{say['accounts.lead']()}</p>}>
      <NewAccount />
      <ListTable
        list={accountsList}
        caption={say['accounts.title']()}
        rowKey={({ account }) => account}
        open={({ account }) => `/admin/security/accounts/${encodeURIComponent(account)}`}
        options={{ role: PEOPLE.map((role) => ({ value: role, label: say[`role.${role}`]() })) }}
        cells={{
          role: ({ role }) => say[`role.${role}`](),
          state: ({ active, mustChange }) => (
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
          linked: ({ linked }) => linked.join(' ') || say['account.linked.none'](),
        }}
        empty={{ why: say['accounts.why'](), what: say['accounts.what']() }}
      />
    </Page>
  );
}
