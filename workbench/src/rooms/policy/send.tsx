import { useState, type ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useMay } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { TextField } from '../../parts/field.tsx';
import { PageLink } from '../../parts/links.tsx';
import type { Kind } from './kinds.ts';
import { policyMessages } from './messages.ts';

type Proposed = paths['/api/v1/policy/{kind}/{id}/{edition}/proposal']['post']['responses'][200]['content']['application/json'];

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
  const [read, setRead] = useState('');
  const [sent, setSent] = useState<Proposed>();
  const consequences =
    draft === undefined
      ? [say['sign.what'](), say['send.next']()]
      : [say['send.count']({ n: draft.changes }), say['send.next'](), say['send.locked']({ from: draft.inForceFrom })];
  if (!may('policy.edit')) return null;
  return (
    <section className="stack" data-send="">
      <ConfirmAction<Proposed>
        label={draft === undefined ? say['sign.in-force']() : say.send()}
        title={draft === undefined ? say['sign.title']() : say['send.title']()}
        consequences={consequences}
        confirm={say['send.confirm']()}
        primary={draft !== undefined}
        reason={{ name: 'reason', label: say['send.reason'](), hint: say['send.reason.hint']() }}
        send={(reason) => {
          const { kind, id, edition } = of;
          const body = { reason, ...(read.trim() === '' ? {} : { read: read.trim() }) };
          return answer(
            api.POST('/api/v1/policy/{kind}/{id}/{edition}/proposal', {
              params: { path: { kind, id, edition } },
              body,
            }),
          );
        }}
        onDone={setSent}
      >
        <TextField name="read" label={say['send.read']()} hint={say['send.read.hint']()} value={read} onChange={setRead} maxLength={200} />
      </ConfirmAction>
      {sent === undefined ? null : (
        <p role="status" data-sent={sent.case}>
          {say['send.done']({ number: sent.number })} <PageLink to={`/cases/${sent.case}`}>{say['send.open']()}</PageLink>
        </p>
      )}
    </section>
  );
}
