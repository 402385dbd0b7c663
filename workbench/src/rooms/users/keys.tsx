import type { ReactElement, ReactNode } from 'react';
import { answer, api } from '../../api/client.ts';
import { keysList } from '../../api/lists/keys.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { DateField, TextField } from '../../parts/field.tsx';
import { FormSheet } from '../../parts/form/form-sheet.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import { Page } from '../../parts/page.tsx';
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

function NewKey(): ReactElement {
  const say = useSay(keyMessages);
  const form = useForm({ to: 'post /api/v1/keys', begin: { organ: '', label: '', purpose: '', dailyQuota: '', until: '' } });
  const made = form.result;
  return (
    <FormSheet
      form={form}
      action={say['key.create']()}
      look="narrow"
      after={
        made === undefined ? null : (
          <Once label={say['key.made']({ organ: made.organ, until: made.until })} secret={made.key} how={say['key.once']()} />
        )
      }
    >
      <TextField {...form.field('organ')} label={say['key.organ']()} />
      <TextField {...form.field('label')} label={say.label()} hint={say['key.label.hint']()} />
      <TextField {...form.field('purpose')} label={say.purpose()} hint={say['key.purpose.hint']()} />
      <TextField {...form.field('dailyQuota')} label={say.quota()} hint={say['key.quota.hint']()} maxLength={9} />
      <DateField {...form.field('until')} label={say['key.until']()} hint={say['key.until.hint']()} />
    </FormSheet>
  );
}
