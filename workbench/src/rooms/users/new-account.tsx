import type { ReactElement } from 'react';
import { useSay } from '../../look/look.tsx';
import { SelectField, TextArea, TextField } from '../../parts/field.tsx';
import { FormSheet } from '../../parts/form/form-sheet.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import { PageLink } from '../../parts/links.tsx';
import { accountMessages } from './messages/accounts.ts';
import { Once } from './once.tsx';
import { OFFICIALS } from './types.ts';

/** An account that opens nothing until a second person agrees to its role. */
export function NewAccount(): ReactElement {
  const say = useSay(accountMessages);
  const form = useForm({
    to: 'post /api/v1/users',
    begin: { account: '', displayName: '', role: '', organ: '', reason: '' },
  });
  const made = form.result;
  return (
    <details className="card" data-new-account="">
      <summary>{say['new.title']()}</summary>
      <p>{say['new.lead']()}</p>
      <FormSheet
        form={form}
        action={say['new.submit']()}
        look="narrow"
        after={
          made === undefined ? null : (
            <>
              <Once label={say['new.done']({ account: made.account })} secret={made.password} how={say['reset.once']()} />
              {made.waits === null ? null : (
                <p data-waits={made.waits.case}>
                  {say['new.waits']({ number: made.waits.number })}{' '}
                  <PageLink to={`/cases/${made.waits.case}`}>{say['role.open']()}</PageLink>
                </p>
              )}
            </>
          )
        }
      >
        <TextField {...form.field('account')} label={say['new.account']()} hint={say['new.account.hint']()} />
        <TextField {...form.field('displayName')} label={say['account.person']()} />
        <SelectField
          {...form.field('role')}
          label={say['account.role']()}
          options={OFFICIALS.map((value) => ({ value, label: say[`role.${value}`]() }))}
        />
        <TextField {...form.field('organ')} label={say['new.organ']()} />
        <TextArea {...form.field('reason')} label={say['change.reason']()} hint={say['new.reason.hint']()} />
      </FormSheet>
    </details>
  );
}
