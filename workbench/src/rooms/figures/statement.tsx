import { useState, type ReactElement } from 'react';
import { useStart } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { FormSheet } from '../../parts/form/form-sheet.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import { figureMessages } from './messages.ts';
import { organName, type Month } from './names.ts';

/** What an organ says of its own figures, while they are checked; afterwards why nothing can be said any more. */
export function StatementForm({ found, own }: { found: Month; own: string | null }): ReactElement | null {
  const say = useSay(figureMessages);
  const { today } = useStart();
  const { answersUntil, organs } = found;
  const open = answersUntil !== null && answersUntil >= today;
  if (organs.length === 0) return null;
  return (
    <section className="card" data-statement={open ? 'open' : 'closed'}>
      <h2>{say['sentence.title']()}</h2>
      {open ? (
        <>
          <p>{say['sentence.clock']({ day: answersUntil, today })}</p>
          <Form found={found} own={own} until={answersUntil} />
        </>
      ) : (
        <p>{answersUntil === null ? say['sentence.closed.over']() : say['sentence.closed']({ day: answersUntil })}</p>
      )}
    </section>
  );
}

function Form({ found, own, until }: { found: Month; own: string | null; until: string }): ReactElement {
  const say = useSay(figureMessages);
  const { month, organs } = found;
  const sentenceOf = (organ: string): string => organs.find((each) => each.organ === organ)?.sentence ?? '';
  const [organ, setOrgan] = useState(own ?? '');
  const form = useForm({
    to: 'put /api/v1/figures/months/{month}/statements/{organ}',
    path: { month, organ },
    begin: { sentence: sentenceOf(organ) },
    stays: true,
  });
  return (
    <FormSheet
      form={form}
      action={say['sentence.send']()}
      look="plain"
      after={
        <>
          <p className="meta">{say['sentence.again']()}</p>
          {form.result === undefined ? null : (
            <p role="status" data-saved="">
              {say['sentence.saved']({ day: until })}
            </p>
          )}
        </>
      }
    >
      {organs.length > 1 ? (
        <SelectField
          name="organ"
          label={say['sentence.for']()}
          value={organ}
          onChange={(next) => {
            setOrgan(next);
            form.set({ sentence: sentenceOf(next) });
          }}
          options={organs.map((each) => ({ value: each.organ, label: organName(each) }))}
        />
      ) : null}
      <TextField {...form.field('sentence')} label={say['sentence.title']()} hint={say['sentence.hint']()} />
    </FormSheet>
  );
}
