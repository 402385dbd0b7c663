import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { useMay } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { RadioField } from '../../parts/field.tsx';
import { Problem } from '../../parts/problem.tsx';
import { codeMessages } from './messages.ts';
import type { Order } from './orders.tsx';

type Side = 'loser' | 'survivor';

/** A merger taken back: what came since must be said whose it is before it is proposed. */
export function UndoMerge({ order, purpose }: { order: Order; purpose: string }): ReactElement {
  const say = useSay(codeMessages);
  const may = useMay()('codes.answer');
  const [answers, setAnswers] = useState<Readonly<Record<string, Side>>>({});
  const params = { path: { id: order.id } };
  const { data, error } = useQuery({
    queryKey: ['undo', order.id, order.state, purpose],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/codes/orders/{id}/undo', { params, headers: purposeHeader(purpose), signal })),
    enabled: may,
  });
  const questions = data?.items ?? [];
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
        reason={{ name: 'reason', label: say['reply.reason']() }}
        closed={closed}
        danger
        send={(reason) => answer(api.POST('/api/v1/codes/orders/{id}/undo', { params, body: { reason, answers: { ...answers } } }))}
      >
        {questions.map((question) => (
          <RadioField
            key={question.id}
            name={`answers-${question.id}`}
            label={question.label}
            value={answers[question.id] ?? ''}
            onChange={(side) => setAnswers({ ...answers, [question.id]: side === 'loser' ? 'loser' : 'survivor' })}
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
