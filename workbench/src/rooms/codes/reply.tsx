import type { ReactElement } from 'react';
import { useMay } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { RadioField, SelectField, TextField } from '../../parts/field.tsx';
import { useForm } from '../../parts/form/use-form.ts';
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

const asksCode = (kind: Kind | ''): boolean => kind === 'corrected' || kind === 'same_body';
const asksBody = (kind: Kind | ''): boolean => kind === 'same_body' || kind === 'different_bodies';

/** The registering organ's answer: nothing is filled in for it, least of all the code that may be meant. */
export function ReplyToOrder({ order }: { order: Order }): ReactElement {
  const say = useSay(codeMessages);
  const may = useMay()('codes.answer');
  const form = useForm({
    to: 'post /api/v1/codes/orders/{id}/reply',
    path: { id: order.id },
    begin: { kind: '', code: '', body: '', organ: '', reason: '' },
    // What was typed for another answer is not sent with this one.
    body: ({ kind: given, reason, code, body, organ }) => ({
      kind: given,
      reason,
      ...(asksCode(given) && code !== undefined ? { code } : {}),
      ...(asksBody(given) && body !== undefined ? { body } : {}),
      ...(given === 'forward' && organ !== undefined ? { organ } : {}),
    }),
  });
  const kind = KINDS.find((each) => each === form.values.kind) ?? '';
  const n = order.subjects.length;
  const closed = order.state !== 'open' ? say[`reply.closed.${order.state}`]() : may ? null : say['reply.closed.role']();
  const effect = {
    confirmed: say['reply.2.confirmed'](),
    corrected: say['reply.2.corrected'](),
    same_body: say['reply.2.same_body']({ n }),
    different_bodies: say['reply.2.different_bodies']({ n }),
    forward: say['reply.2.forward'](),
  };
  return (
    <ConfirmAction
      label={say['reply.open']()}
      title={say['reply.title']()}
      consequences={[say['reply.1'](), ...(kind === '' ? [] : [effect[kind]])]}
      confirm={say['reply.title']()}
      reason={{ label: say['reply.reason']() }}
      closed={closed}
      primary
      form={form}
    >
      <RadioField
        {...form.field('kind')}
        label={say['reply.kind']()}
        options={ANSWERS[order.kind].map((value) => ({ value, label: replyOf(value) }))}
      />
      {asksCode(kind) ? <TextField {...form.field('code')} label={say['reply.code']()} hint={say['reply.code.hint']()} /> : null}
      {asksBody(kind) ? (
        <SelectField
          {...form.field('body')}
          label={kind === 'same_body' ? say['reply.body.same']() : say['reply.body.different']()}
          options={order.subjects.map(({ id, name, uscc }) => ({ value: id, label: uscc === null ? name : `${name} ${uscc}` }))}
        />
      ) : null}
      {kind === 'forward' ? <TextField {...form.field('organ')} label={say['reply.organ']()} /> : null}
    </ConfirmAction>
  );
}
