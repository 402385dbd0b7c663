import type { ReactElement } from 'react';
import { useMay } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { TextField } from '../../parts/field.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import { PageLink } from '../../parts/links.tsx';
import type { Kind } from './kinds.ts';
import { policyMessages } from './messages.ts';

interface Named {
  kind: Kind;
  id: string;
  edition: string;
}

/** A draft, with its differences, or an edition that is published without a signature. */
export function SendForSignature(props: { of: Named; draft?: { inForceFrom: string; changes: number } }): ReactElement | null {
  const { of, draft } = props;
  const say = useSay(policyMessages);
  const may = useMay();
  const { kind, id, edition } = of;
  const form = useForm({
    to: 'post /api/v1/policy/{kind}/{id}/{edition}/proposal',
    path: { kind, id, edition },
    begin: { read: '', reason: '' },
  });
  const sent = form.result;
  const consequences =
    draft === undefined
      ? [say['sign.what'](), say['send.next']()]
      : [say['send.count']({ n: draft.changes }), say['send.next'](), say['send.locked']({ from: draft.inForceFrom })];
  if (!may('policy.edit')) return null;
  return (
    <section className="stack" data-send="">
      <ConfirmAction
        label={draft === undefined ? say['sign.in-force']() : say.send()}
        title={draft === undefined ? say['sign.title']() : say['send.title']()}
        consequences={consequences}
        confirm={say['send.confirm']()}
        primary={draft !== undefined}
        reason={{ label: say['send.reason'](), hint: say['send.reason.hint']() }}
        form={form}
      >
        <TextField {...form.field('read')} label={say['send.read']()} hint={say['send.read.hint']()} />
      </ConfirmAction>
      {sent === undefined ? null : (
        <p role="status" data-sent={sent.case}>
          {say['send.done']({ number: sent.number })} <PageLink to={`/cases/${sent.case}`}>{say['send.open']()}</PageLink>
        </p>
      )}
    </section>
  );
}
