import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { FormSheet } from '../../parts/form/form-sheet.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import { shanghai } from '../../parts/format.ts';
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
  const form = useForm({
    to: 'put /api/v1/users/{account}/identity',
    path: { account },
    begin: { issuer: issuers.length === 1 ? (issuers[0] ?? '') : '', identity: '' },
  });
  return (
    <FormSheet form={form} action={say['link.add']()} look="narrow" second>
      <SelectField {...form.field('issuer')} label={say['link.issuer']()} options={issuers.map((value) => ({ value, label: value }))} />
      <TextField {...form.field('identity')} label={say.identity()} hint={say['identity.hint']()} />
    </FormSheet>
  );
}
