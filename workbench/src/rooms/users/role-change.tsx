import type { ReactElement } from 'react';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import { PageLink } from '../../parts/links.tsx';
import { accountMessages } from './messages/accounts.ts';
import { OFFICIALS, type Account } from './types.ts';

/** Another role is proposed here and agreed to by a second person, in the case that this opens. */
export function RoleChange({ file, own }: { file: Account; own: string | null }): ReactElement | null {
  const say = useSay(accountMessages);
  const { account, sessions } = file;
  const form = useForm({
    to: 'post /api/v1/users/{account}/role',
    path: { account },
    begin: { role: '', organ: '', reason: '' },
    stays: true,
  });
  const made = form.result;
  // Whoever acts for a business has no role among officials.
  if (file.role === 'owner') return null;
  const wanted = OFFICIALS.find((each) => each === form.values.role);
  const closed = own ?? (wanted === undefined ? say['role.pick']() : null);
  return (
    <section className="card">
      <h2>{say['role.title']()}</h2>
      <p>{say['role.lead']()}</p>
      <div className="query-fields">
        <SelectField
          {...form.field('role')}
          label={say['role.new']()}
          required={false}
          options={OFFICIALS.filter((each) => each !== file.role).map((value) => ({
            value,
            label: say[`role.${value}`](),
          }))}
        />
        <TextField {...form.field('organ')} label={say['role.organ']()} hint={say['role.organ.hint']()} />
      </div>
      <p>
        <ConfirmAction
          label={say['role.propose']()}
          title={say['role.propose.title']({ account })}
          consequences={[
            say['role.from-to']({ from: say[`role.${file.role}`](), to: say[`role.${wanted ?? file.role}`]() }),
            say['role.two'](),
            say['role.sessions']({ n: sessions }),
          ]}
          confirm={say['role.propose']()}
          closed={closed}
          reason={{ label: say['change.reason'](), hint: say['change.reason.hint']() }}
          form={form}
        />
      </p>
      {made === undefined ? null : (
        <p role="status" data-proposed={made.case}>
          {say['role.done']({ number: made.number })} <PageLink to={`/cases/${made.case}`}>{say['role.open']()}</PageLink>
        </p>
      )}
    </section>
  );
}
