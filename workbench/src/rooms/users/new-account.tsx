import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { useSay } from '../../look/look.tsx';
import { useAction } from '../../parts/action.ts';
import { SelectField, TextArea, TextField } from '../../parts/field.tsx';
import { PageLink } from '../../parts/links.tsx';
import { Problem } from '../../parts/problem.tsx';
import { accountMessages } from './messages/accounts.ts';
import { Once } from './once.tsx';
import { OFFICIALS } from './types.ts';

const EMPTY = { account: '', displayName: '', role: '', organ: '', reason: '' };

/** An account that opens nothing until a second person agrees to its role. */
export function NewAccount(): ReactElement {
  const say = useSay(accountMessages);
  const [given, setGiven] = useState(EMPTY);
  const make = useAction(
    ({ account, displayName, role, organ, reason }: typeof EMPTY) =>
      answer(
        api.POST('/api/v1/users', {
          body: {
            account: account.trim(),
            role: role as (typeof OFFICIALS)[number],
            ...(displayName.trim() === '' ? {} : { displayName: displayName.trim() }),
            ...(organ.trim() === '' ? {} : { organ: organ.trim() }),
            ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
          },
        }),
      ),
    () => setGiven(EMPTY),
  );
  const common = (name: keyof typeof EMPTY) => ({
    name,
    value: given[name],
    onChange: (value: string) => setGiven({ ...given, [name]: value }),
    problem: make.problem,
  });
  return (
    <details className="card" data-new-account="">
      <summary>{say['new.title']()}</summary>
      <p>{say['new.lead']()}</p>
      <form
        className="stack narrow"
        onSubmit={(event) => {
          event.preventDefault();
          void make.run(given);
        }}
      >
        <Problem error={make.problem} fields={Object.keys(EMPTY)} />
        <TextField {...common('account')} label={say['new.account']()} hint={say['new.account.hint']()} maxLength={40} required />
        <TextField {...common('displayName')} label={say['account.person']()} maxLength={100} />
        <SelectField
          {...common('role')}
          label={say['account.role']()}
          options={OFFICIALS.map((value) => ({ value, label: say[`role.${value}`]() }))}
          required
        />
        <TextField {...common('organ')} label={say['new.organ']()} maxLength={64} />
        <TextArea {...common('reason')} label={say['change.reason']()} hint={say['new.reason.hint']()} maxLength={2000} />
        <p>
          <Button type="primary" htmlType="submit" loading={make.busy}>
            {say['new.submit']()}
          </Button>
        </p>
        {make.result === undefined ? null : (
          <>
            <Once label={say['new.done']({ account: make.result.account })} secret={make.result.password} how={say['reset.once']()} />
            {make.result.waits === null ? null : (
              <p data-waits={make.result.waits.case}>
                {say['new.waits']({ number: make.result.waits.number })}{' '}
                <PageLink to={`/cases/${make.result.waits.case}`}>{say['role.open']()}</PageLink>
              </p>
            )}
          </>
        )}
      </form>
    </details>
  );
}
