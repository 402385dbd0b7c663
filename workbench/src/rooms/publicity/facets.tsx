import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { useSay } from '../../look/look.tsx';
import { stayedByOf } from '../../parts/acts/index.ts';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { DateField, RadioField, TextField } from '../../parts/field.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import { deskMessages } from './messages/desk.ts';

interface Props {
  id: string;
  closed: string | null;
}

/** 停止执行: on display with its mark. */
export function Stay({ id, closed }: Props): ReactElement {
  const say = useSay(deskMessages);
  const form = useForm({
    to: 'post /api/v1/publicity/{id}/stay',
    path: { id },
    begin: { by: 'review', organ: '', document: '', from: '', until: '', reason: '' },
  });
  return (
    <ConfirmAction
      label={say.stay()}
      title={say['stay.title']()}
      consequences={[say['stay.1'](), say['stay.2']()]}
      confirm={say['stay.title']()}
      reason={{ label: say.reason() }}
      closed={closed}
      form={form}
    >
      <RadioField
        {...form.field('by')}
        label={say['stay.by']()}
        options={['organ', 'review', 'court'].map((value) => ({ value, label: stayedByOf(value) }))}
      />
      <TextField {...form.field('organ')} label={say.organ()} />
      <TextField {...form.field('document')} label={say.paper()} />
      <DateField {...form.field('from')} label={say.from()} />
      <DateField {...form.field('until')} label={say.until()} />
    </ConfirmAction>
  );
}

/** 屏蔽: absent for a time, without a trace; by a day or an event it ends. */
export function ShieldRecord({ id, closed }: Props): ReactElement {
  const say = useSay(deskMessages);
  const form = useForm({
    to: 'post /api/v1/publicity/{id}/shield',
    path: { id },
    begin: { organ: '', basis: '', from: '', until: '', ends: '', reason: '' },
  });
  return (
    <ConfirmAction
      label={say.shield()}
      title={say['shield.title']()}
      consequences={[say['shield.1'](), say['shield.2']()]}
      confirm={say['shield.title']()}
      reason={{ label: say.reason() }}
      closed={closed}
      form={form}
    >
      <TextField {...form.field('organ')} label={say.organ()} />
      <TextField {...form.field('basis')} label={say.basis()} />
      <DateField {...form.field('from')} label={say.from()} />
      <DateField {...form.field('until')} label={say.until()} />
      <TextField {...form.field('ends')} label={say.ends()} />
    </ConfirmAction>
  );
}

export function Lift({ id, closed, what }: Props & { what: 'stay' | 'shield' }): ReactElement {
  const say = useSay(deskMessages);
  return (
    <ConfirmAction
      label={say[`lift.${what}`]()}
      title={say['lift.title']()}
      consequences={[say['lift.1']()]}
      confirm={say[`lift.${what}`]()}
      reason={{ name: 'reason', label: say.reason() }}
      closed={closed}
      send={(reason) => answer(api.POST('/api/v1/publicity/{id}/lift', { params: { path: { id } }, body: { what, reason } }))}
    />
  );
}
