import { useState, type ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { PageLink } from '../../parts/links.tsx';
import { accountMessages } from './messages/accounts.ts';
import { OFFICIALS, type Account, type Role } from './types.ts';

type Proposed = paths['/api/v1/users/{account}/role']['post']['responses'][200]['content']['application/json'];

/** Another role is proposed here and agreed to by a second person, in the case that this opens. */
export function RoleChange({ file, own }: { file: Account; own: string | null }): ReactElement | null {
  const say = useSay(accountMessages);
  const [role, setRole] = useState('');
  const [organ, setOrgan] = useState('');
  const [made, setMade] = useState<Proposed>();
  const { account, sessions } = file;
  // Whoever acts for a business has no role among officials.
  if (file.role === 'owner') return null;
  const wanted = OFFICIALS.find((each) => each === role);
  const closed = own ?? (wanted === undefined ? say['role.pick']() : null);
  return (
    <section className="card">
      <h2>{say['role.title']()}</h2>
      <p>{say['role.lead']()}</p>
      <div className="query-fields">
        <SelectField
          name="role"
          label={say['role.new']()}
          value={role}
          onChange={setRole}
          options={OFFICIALS.filter((each) => each !== file.role).map((value) => ({
            value,
            label: say[`role.${value}`](),
          }))}
        />
        <TextField
          name="organ"
          label={say['role.organ']()}
          hint={say['role.organ.hint']()}
          value={organ}
          onChange={setOrgan}
          maxLength={64}
        />
      </div>
      <p>
        <ConfirmAction<Proposed>
          label={say['role.propose']()}
          title={say['role.propose.title']({ account })}
          consequences={[
            say['role.from-to']({ from: say[`role.${file.role}`](), to: say[`role.${wanted ?? file.role}`]() }),
            say['role.two'](),
            say['role.sessions']({ n: sessions }),
          ]}
          confirm={say['role.propose']()}
          closed={closed}
          reason={{ name: 'reason', label: say['change.reason'](), hint: say['change.reason.hint']() }}
          send={(reason) =>
            answer(
              api.POST('/api/v1/users/{account}/role', {
                params: { path: { account } },
                body: { role: role as Role, reason, ...(organ.trim() === '' ? {} : { organ: organ.trim() }) },
              }),
            )
          }
          onDone={setMade}
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
