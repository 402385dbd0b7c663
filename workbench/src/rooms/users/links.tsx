import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { useSay } from '../../look/look.tsx';
import { useAction } from '../../parts/action.ts';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { shanghai } from '../../parts/format.ts';
import { Problem } from '../../parts/problem.tsx';
import { Mixed } from '../../parts/text.tsx';
import { accountMessages } from './messages/accounts.ts';
import type { Account } from './types.ts';

/** At which providers a person is linked to the account. Who it is there is shown to nobody. */
export function Links({ file, own }: { file: Account; own: string | null }): ReactElement {
  const say = useSay(accountMessages);
  const { account, issuers, links, sessions } = file;
  return (
    <section data-links={links.length}>
      <h2>{say['links.title']()}</h2>
      {links.length === 0 ? <p>{say['links.none']()}</p> : null}
      <ul>
        {links.map(({ issuer, claim, linkedBy, linkedAt }) => (
          <li key={`${issuer} ${claim}`}>
            <Mixed>{say['links.line']({ issuer, claim, by: linkedBy, on: shanghai(linkedAt).day })}</Mixed>
          </li>
        ))}
      </ul>
      {links.length === 0 ? null : (
        <p>
          <ConfirmAction
            label={say['link.drop']()}
            title={say['link.drop.title']()}
            consequences={[say['sessions.end.count']({ n: sessions }), say['link.drop.what']()]}
            confirm={say['link.drop']()}
            danger
            send={() => answer(api.DELETE('/api/v1/users/{account}/identity', { params: { path: { account } } }))}
          />
        </p>
      )}
      {issuers.length === 0 ? <p>{say['links.off']()}</p> : null}
      {issuers.length > 0 && own !== null ? <p>{own}</p> : null}
      {issuers.length > 0 && own === null ? <LinkForm account={account} issuers={issuers} /> : null}
    </section>
  );
}

function LinkForm({ account, issuers }: { account: string; issuers: readonly string[] }): ReactElement {
  const say = useSay(accountMessages);
  const [issuer, setIssuer] = useState(issuers.length === 1 ? (issuers[0] ?? '') : '');
  const [identity, setIdentity] = useState('');
  const link = useAction(
    (body: { issuer: string; identity: string }) =>
      answer(api.PUT('/api/v1/users/{account}/identity', { params: { path: { account } }, body })),
    () => setIdentity(''),
  );
  return (
    <form
      className="stack narrow"
      onSubmit={(event) => {
        event.preventDefault();
        void link.run({ issuer, identity: identity.trim() });
      }}
    >
      <Problem error={link.problem} retry={link.again} fields={['issuer', 'identity']} />
      <SelectField
        name="issuer"
        label={say['link.issuer']()}
        value={issuer}
        onChange={setIssuer}
        options={issuers.map((value) => ({ value, label: value }))}
        problem={link.problem}
        required
      />
      <TextField
        name="identity"
        label={say.identity()}
        hint={say['identity.hint']()}
        value={identity}
        onChange={setIdentity}
        maxLength={255}
        problem={link.problem}
        required
      />
      <p>
        <Button htmlType="submit" loading={link.busy}>
          {say['link.add']()}
        </Button>
      </p>
    </form>
  );
}
