import { useState, type ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { useStart } from '../../api/start.ts';
import { useAddress } from '../../address/use-address.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { DateText, Facts, Zh } from '../../parts/text.tsx';
import { Links } from './links.tsx';
import { accountMessages } from './messages/accounts.ts';
import { RoleChange } from './role-change.tsx';
import { Once } from './once.tsx';
import { Sessions } from './sessions.tsx';
import type { Account } from './types.ts';

/** One account: its state, sessions, links and role, each changed by its own step. */
export function AccountPage(): ReactElement {
  const say = useSay(accountMessages);
  const account = useAddress().params['account'] ?? '';
  return (
    <Page title={account} trail={[{ to: '/admin/security/accounts', label: say['accounts.title']() }]}>
      <Load
        of={['account', account]}
        load={(signal) => answer(api.GET('/api/v1/users/{account}', { params: { path: { account } }, signal }))}
      >
        {(found) => <Found file={found} />}
      </Load>
    </Page>
  );
}

function Found({ file }: { file: Account }): ReactElement {
  const say = useSay(accountMessages);
  const own = useStart().account === file.account ? say['account.own']() : null;
  const { displayName, role, organ, district, active, mustChange, password, createdAt, lastSignIn } = file;
  return (
    <>
      <Facts
        rows={[
          [say['account.person'](), <Zh key="name">{displayName}</Zh>],
          [say['account.role'](), say[`role.${role}`]()],
          [say['account.organ'](), organ === null ? null : <code key="organ">{organ}</code>],
          [say['account.district'](), district],
          [say['account.state'](), active ? say['account.open']() : say['account.closed']()],
          [
            say['account.password'](),
            [password ? say['account.password.yes']() : say['account.password.no'](), ...(mustChange ? [say['account.must']()] : [])].join(
              ' · ',
            ),
          ],
          [say['account.created'](), <DateText key="created" at={createdAt} />],
          [say['account.last'](), lastSignIn === null ? say['account.never']() : <DateText key="last" at={lastSignIn} />],
        ]}
      />
      <States file={file} own={own} />
      <Sessions file={file} />
      <RoleChange file={file} own={own} />
      <Links file={file} own={own} />
    </>
  );
}

function States({ file, own }: { file: Account; own: string | null }): ReactElement {
  const say = useSay(accountMessages);
  const { account, active, sessions } = file;
  const [password, setPassword] = useState<string>();
  const reason = { name: 'reason', label: say['change.reason'](), hint: say['change.reason.hint']() };
  const path = { account };
  const state = (next: boolean) => (text: string) =>
    answer(api.PUT('/api/v1/users/{account}/state', { params: { path }, body: { active: next, reason: text } }));
  const ending = say['sessions.end.count']({ n: sessions });
  return (
    <>
      <div className="row-actions">
        {active ? (
          <ConfirmAction
            label={say.close()}
            title={say['close.title']({ account })}
            consequences={[ending, say['close.what']()]}
            confirm={say.close()}
            danger
            closed={own}
            reason={reason}
            send={state(false)}
          />
        ) : (
          <ConfirmAction
            label={say.reopen()}
            title={say['reopen.title']({ account })}
            consequences={[say['reopen.what']()]}
            confirm={say.reopen()}
            closed={own}
            reason={reason}
            send={state(true)}
          />
        )}
        <ConfirmAction
          label={say.reset()}
          title={say['reset.title']({ account })}
          consequences={[ending, say['reset.what']()]}
          confirm={say['reset.confirm']()}
          closed={own}
          reason={reason}
          send={(text) => answer(api.POST('/api/v1/users/{account}/password', { params: { path }, body: { reason: text } }))}
          onDone={(made) => setPassword(made.password)}
        />
      </div>
      {password === undefined ? null : <Once label={say['reset.done']({ account })} secret={password} how={say['reset.once']()} />}
    </>
  );
}
