import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { useMay } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { RadioField } from '../../parts/field.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import { Problem } from '../../parts/problem.tsx';
import { codeMessages } from './messages.ts';
import type { Order } from './orders.tsx';

type Side = 'loser' | 'survivor';

/** A merger taken back: what came since must be said whose it is before it is proposed. */
export function UndoMerge({ order, purpose }: { order: Order; purpose: string }): ReactElement {
  const say = useSay(codeMessages);
  const may = useMay()('codes.answer');
  const params = { path: { id: order.id } };
  const { data, error } = useQuery({
    queryKey: ['undo', order.id, order.state, purpose],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/codes/orders/{id}/undo', { params, headers: purposeHeader(purpose), signal })),
    enabled: may,
  });
  const questions = data?.items ?? [];
  const form = useForm<Readonly<Record<string, string>>, 'post /api/v1/codes/orders/{id}/undo'>({
    to: 'post /api/v1/codes/orders/{id}/undo',
    path: { id: order.id },
    begin: { reason: '' },
    body: ({ reason }, values) => {
      const answers = questions.flatMap(({ id }) => (values[id] === undefined ? [] : [[id, values[id] as Side]]));
      return { reason, answers: Object.fromEntries(answers) as Readonly<Record<string, Side>> };
    },
  });
  const n = order.merged.length;
  const closed = !may ? say['reply.closed.role']() : order.waits !== null ? say['reply.closed.answered']() : null;
  return (
    <>
      <Problem error={error} />
      <ConfirmAction
        label={say.undo()}
        title={say['undo.title']()}
        consequences={[say['undo.1']({ n: n + 1 }), ...(questions.length === 0 ? [] : [say['undo.2']({ n: questions.length })])]}
        confirm={say['undo.title']()}
        reason={{ label: say['reply.reason']() }}
        closed={closed}
        danger
        form={form}
      >
        {questions.map((question) => (
          <RadioField
            key={question.id}
            name={`answers-${question.id}`}
            label={question.label}
            value={form.values[question.id] ?? ''}
            onChange={(side) => form.set({ [question.id]: side })}
            options={[
              { value: 'loser', label: say['undo.loser']() },
              { value: 'survivor', label: say['undo.survivor']() },
            ]}
          />
        ))}
      </ConfirmAction>
    </>
  );
}
