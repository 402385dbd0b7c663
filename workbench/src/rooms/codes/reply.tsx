import { useState, type ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useMay } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { RadioField, SelectField, TextField } from '../../parts/field.tsx';
import { codeMessages } from './messages.ts';
import type { Order } from './orders.tsx';
import { replyOf } from './words.ts';

const KINDS = ['confirmed', 'corrected', 'same_body', 'different_bodies', 'forward'] as const;
type Kind = (typeof KINDS)[number];

/** What each finding can be answered with, as the API has it. */
const ANSWERS: Readonly<Record<Order['kind'], readonly Kind[]>> = {
  invalid: ['confirmed', 'corrected', 'forward'],
  name_differs: ['confirmed', 'forward'],
  shared_code: ['same_body', 'different_bodies', 'forward'],
  several_codes: ['same_body', 'different_bodies', 'forward'],
  warning: ['confirmed', 'forward'],
};

/** The registering organ's answer: nothing is filled in for it, least of all the code that may be meant. */
export function ReplyToOrder({ order }: { order: Order }): ReactElement {
  const say = useSay(codeMessages);
  const may = useMay()('codes.answer');
  const [kind, setKind] = useState<Kind | ''>('');
  const [code, setCode] = useState('');
  const [body, setBody] = useState('');
  const [organ, setOrgan] = useState('');
  const n = order.subjects.length;
  const closed = order.state !== 'open' ? say[`reply.closed.${order.state}`]() : may ? null : say['reply.closed.role']();
  const effect = {
    confirmed: say['reply.2.confirmed'](),
    corrected: say['reply.2.corrected'](),
    same_body: say['reply.2.same_body']({ n }),
    different_bodies: say['reply.2.different_bodies']({ n }),
    forward: say['reply.2.forward'](),
  };
  const asksCode = kind === 'corrected' || kind === 'same_body';
  const asksBody = kind === 'same_body' || kind === 'different_bodies';
  return (
    <ConfirmAction
      label={say['reply.open']()}
      title={say['reply.title']()}
      consequences={[say['reply.1'](), ...(kind === '' ? [] : [effect[kind]])]}
      confirm={say['reply.title']()}
      reason={{ name: 'reason', label: say['reply.reason']() }}
      closed={closed}
      primary
      send={async (reason) => {
        if (kind === '') throw unchosen(say['reply.title'](), say['reply.pick']());
        return answer(
          api.POST('/api/v1/codes/orders/{id}/reply', {
            params: { path: { id: order.id } },
            body: {
              kind,
              reason,
              ...(asksCode && code.trim() !== '' ? { code: code.trim() } : {}),
              ...(asksBody && body !== '' ? { body } : {}),
              ...(kind === 'forward' && organ.trim() !== '' ? { organ: organ.trim() } : {}),
            },
          }),
        );
      }}
    >
      <RadioField
        name="kind"
        label={say['reply.kind']()}
        value={kind}
        onChange={(next) => setKind(KINDS.find((each) => each === next) ?? '')}
        options={ANSWERS[order.kind].map((value) => ({ value, label: replyOf(value) }))}
      />
      {asksCode ? (
        <TextField name="code" label={say['reply.code']()} hint={say['reply.code.hint']()} value={code} onChange={setCode} maxLength={40} />
      ) : null}
      {asksBody ? (
        <SelectField
          name="body"
          label={kind === 'same_body' ? say['reply.body.same']() : say['reply.body.different']()}
          value={body}
          onChange={setBody}
          options={order.subjects.map(({ id, name, uscc }) => ({ value: id, label: uscc === null ? name : `${name} ${uscc}` }))}
        />
      ) : null}
      {kind === 'forward' ? <TextField name="organ" label={say['reply.organ']()} value={organ} onChange={setOrgan} maxLength={64} /> : null}
    </ConfirmAction>
  );
}

function unchosen(title: string, message: string): ApiProblem {
  const errors = [{ path: '/kind', code: 'FORM', message }];
  return new ApiProblem({ title, status: 400, code: 'BAD_INPUT', detail: message, errors });
}
