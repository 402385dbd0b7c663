import { useState, type ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { useSay } from '../../look/look.tsx';
import { stayedByOf } from '../../parts/acts/index.ts';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { DateField, RadioField, TextField } from '../../parts/field.tsx';
import { deskMessages } from './messages/desk.ts';

const BY = ['organ', 'review', 'court'] as const;

interface Props {
  id: string;
  closed: string | null;
}

const term = (from: string, until: string) => ({
  ...(from === '' ? {} : { from }),
  ...(until === '' ? {} : { until }),
});

/** 停止执行: on display with its mark. */
export function Stay({ id, closed }: Props): ReactElement {
  const say = useSay(deskMessages);
  const [by, setBy] = useState<(typeof BY)[number]>('review');
  const [organ, setOrgan] = useState('');
  const [paper, setPaper] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  return (
    <ConfirmAction
      label={say.stay()}
      title={say['stay.title']()}
      consequences={[say['stay.1'](), say['stay.2']()]}
      confirm={say['stay.title']()}
      reason={{ name: 'reason', label: say.reason() }}
      closed={closed}
      send={(reason) =>
        answer(
          api.POST('/api/v1/publicity/{id}/stay', {
            params: { path: { id } },
            body: { by, organ, document: paper, reason, ...term(from, until) },
          }),
        )
      }
    >
      <RadioField
        name="by"
        label={say['stay.by']()}
        value={by}
        onChange={(next) => setBy(BY.find((each) => each === next) ?? 'review')}
        options={BY.map((value) => ({ value, label: stayedByOf(value) }))}
      />
      <TextField name="organ" label={say.organ()} value={organ} onChange={setOrgan} maxLength={200} required />
      <TextField name="document" label={say.paper()} value={paper} onChange={setPaper} maxLength={200} required />
      <DateField name="from" label={say.from()} value={from} onChange={setFrom} />
      <DateField name="until" label={say.until()} value={until} onChange={setUntil} />
    </ConfirmAction>
  );
}

/** 屏蔽: absent for a time, without a trace; by a day or an event it ends. */
export function ShieldRecord({ id, closed }: Props): ReactElement {
  const say = useSay(deskMessages);
  const [organ, setOrgan] = useState('');
  const [basis, setBasis] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [ends, setEnds] = useState('');
  return (
    <ConfirmAction
      label={say.shield()}
      title={say['shield.title']()}
      consequences={[say['shield.1'](), say['shield.2']()]}
      confirm={say['shield.title']()}
      reason={{ name: 'reason', label: say.reason() }}
      closed={closed}
      send={(reason) =>
        answer(
          api.POST('/api/v1/publicity/{id}/shield', {
            params: { path: { id } },
            body: { organ, basis, reason, ...term(from, until), ...(ends.trim() === '' ? {} : { ends }) },
          }),
        )
      }
    >
      <TextField name="organ" label={say.organ()} value={organ} onChange={setOrgan} maxLength={200} required />
      <TextField name="basis" label={say.basis()} value={basis} onChange={setBasis} maxLength={200} required />
      <DateField name="from" label={say.from()} value={from} onChange={setFrom} />
      <DateField name="until" label={say.until()} value={until} onChange={setUntil} />
      <TextField name="ends" label={say.ends()} value={ends} onChange={setEnds} maxLength={200} />
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
