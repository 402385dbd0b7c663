import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { useMay } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { SecondPerson } from '../../parts/second-person.tsx';
import type { Batch } from './types.ts';
import { useForms } from './forms-known.ts';
import { batchMessages } from './messages/batch.ts';

/** Taking a whole batch back, by two people, each of whom reads in numbers what follows from it. */
export function Recall({ batch }: { batch: Batch }): ReactElement | null {
  const say = useSay(batchMessages);
  const may = useMay()('intake.recall');
  const forms = useForms();
  const { batch: id, number, state, mapping, recall } = batch;
  const path = { id };
  const weighed = useQuery({
    queryKey: ['batch.recall', id, state],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/intake/batches/{id}/recall', { params: { path }, signal })),
  });
  if (weighed.data === undefined) return null;
  const { records, shown, waiting, toMend } = weighed.data;
  const effects = [
    say['recall.records']({ records, shown }),
    ...(shown > 0 ? [say['recall.told']()] : []),
    ...(waiting + toMend > 0 ? [say['recall.rest']({ waiting, toMend })] : []),
  ];
  if (recall !== null) {
    return (
      <section className="notice notice-soon" data-recall="open">
        <h2>{say['recall.waits']()}</h2>
        <ul>
          {effects.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        <SecondPerson open={recall} label={say['recall.agree']()} title={say['recall.agree.title']()} consequences={effects} />
      </section>
    );
  }
  if (!may) return null;
  const registration = forms.find((form) => form.id === mapping)?.act === 'registration';
  const closed =
    state === 'recalled'
      ? say['recall.done']()
      : state === 'refused' || state === 'received'
        ? say['recall.never']()
        : registration
          ? say['recall.registration']()
          : null;
  return (
    <p data-recall="">
      <ConfirmAction
        label={say.recall()}
        title={say['recall.title']({ number })}
        consequences={[...effects, say['recall.second']()]}
        confirm={say['recall.confirm']()}
        reason={{ name: 'reason', label: say['recall.reason']() }}
        closed={closed}
        danger
        send={(reason) => answer(api.POST('/api/v1/intake/batches/{id}/recall', { params: { path }, body: { reason } }))}
      />
    </p>
  );
}
