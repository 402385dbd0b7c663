import { Button } from 'antd';
import { useState, type ReactElement, type ReactNode } from 'react';
import { answer, api } from '../../api/client.ts';
import { keysList } from '../../api/lists/keys.ts';
import { useSay } from '../../look/look.tsx';
import { useAction } from '../../parts/action.ts';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { DateField, TextField } from '../../parts/field.tsx';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { DateText } from '../../parts/text.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { keyMessages } from './messages/keys.ts';
import { Once } from './once.tsx';
import type { Key } from './types.ts';

/** For whoever keeps the machines: which systems call. */
export function KeysPage(): ReactElement {
  const say = useSay(keyMessages);
  return (
    <Page title={say['keys.title']()} lead={<p>{say['keys.lead']()}</p>}>
      <KeyTable />
    </Page>
  );
}

/** For the security administrator: who lets a system in, and out. */
export function ManagedKeysPage(): ReactElement {
  const say = useSay(keyMessages);
  return (
    <Page title={say['keys.title']()} lead={<p>{say['keys.lead.manage']()}</p>}>
      <details className="card" data-new-key="">
        <summary>{say['key.new']()}</summary>
        <NewKey />
      </details>
      <KeyTable actions={(key) => (key.state === 'live' ? <Revoke of={key} /> : null)} />
    </Page>
  );
}

function KeyTable({ actions }: { actions?: (key: Key) => ReactNode }): ReactElement {
  const say = useSay(keyMessages);
  return (
    <ListTable
      list={keysList}
      caption={say['keys.title']()}
      rowKey={({ id }) => id}
      {...(actions === undefined ? {} : { actions })}
      cells={{
        state: ({ state }) => say[`key.${state}`](),
        dailyQuota: ({ dailyQuota }) => dailyQuota ?? say['quota.none'](),
        today: ({ today }) => today ?? '—',
        lastUsedAt: ({ lastUsedAt }) => (lastUsedAt === null ? say.never() : <DateText at={lastUsedAt} />),
        createdBy: ({ createdBy }) => createdBy ?? '—',
      }}
      empty={{ why: say['keys.why'](), what: say['keys.what']() }}
    />
  );
}

function Revoke({ of: { id, label, today } }: { of: Key }): ReactElement {
  const say = useSay(keyMessages);
  return (
    <ConfirmAction
      label={say.revoke()}
      title={say['revoke.title']({ label })}
      consequences={[say['revoke.what'](), ...(today === null ? [] : [say['revoke.used']({ n: today })]), say['revoke.again']()]}
      confirm={say.revoke()}
      danger
      send={() => answer(api.DELETE('/api/v1/keys/{id}', { params: { path: { id } } }))}
    />
  );
}

const EMPTY = { organ: '', label: '', purpose: '', dailyQuota: '', until: '' };

function NewKey(): ReactElement {
  const say = useSay(keyMessages);
  const [given, setGiven] = useState(EMPTY);
  const set = (name: keyof typeof EMPTY) => (value: string) => setGiven({ ...given, [name]: value });
  const make = useAction(
    ({ organ, label, purpose, dailyQuota, until }: typeof EMPTY) =>
      answer(
        api.POST('/api/v1/keys', {
          body: {
            organ: organ.trim(),
            label: label.trim(),
            purpose: purpose.trim(),
            ...(dailyQuota.trim() === '' ? {} : { dailyQuota: Number(dailyQuota) }),
            ...(until.trim() === '' ? {} : { until: until.trim() }),
          },
        }),
      ),
    () => setGiven(EMPTY),
  );
  const common = (name: keyof typeof EMPTY) => ({
    name,
    value: given[name],
    onChange: set(name),
    problem: make.problem,
  });
  return (
    <form
      className="stack narrow"
      onSubmit={(event) => {
        event.preventDefault();
        void make.run(given);
      }}
    >
      <Problem error={make.problem} fields={Object.keys(EMPTY)} />
      <TextField {...common('organ')} label={say['key.organ']()} maxLength={64} required />
      <TextField {...common('label')} label={say.label()} hint={say['key.label.hint']()} maxLength={100} required />
      <TextField {...common('purpose')} label={say.purpose()} hint={say['key.purpose.hint']()} maxLength={500} required />
      <TextField {...common('dailyQuota')} label={say.quota()} hint={say['key.quota.hint']()} maxLength={9} />
      <DateField {...common('until')} label={say['key.until']()} hint={say['key.until.hint']()} />
      <p>
        <Button type="primary" htmlType="submit" loading={make.busy}>
          {say['key.create']()}
        </Button>
      </p>
      {make.result === undefined ? null : (
        <Once
          label={say['key.made']({ organ: make.result.organ, until: make.result.until })}
          secret={make.result.key}
          how={say['key.once']()}
        />
      )}
    </form>
  );
}
