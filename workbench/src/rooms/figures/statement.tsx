import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { useStart } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { useAction } from '../../parts/action.ts';
import { SelectField, TextField } from '../../parts/field.tsx';
import { Problem } from '../../parts/problem.tsx';
import { figureMessages } from './messages.ts';
import { organName, type Month } from './names.ts';

/** So long as the API takes it. */
const LONGEST = 120;

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
  const [organ, setOrgan] = useState(own ?? '');
  const before = organs.find((each) => each.organ === organ)?.sentence ?? '';
  const [sentence, setSentence] = useState(before);
  const save = useAction((body: { organ: string; sentence: string }) =>
    answer(
      api.PUT('/api/v1/figures/months/{month}/statements/{organ}', {
        params: { path: { month, organ: body.organ } },
        body: { sentence: body.sentence },
      }),
    ),
  );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save.run({ organ, sentence });
      }}
    >
      {organs.length > 1 ? (
        <SelectField
          name="organ"
          label={say['sentence.for']()}
          value={organ}
          onChange={(next) => {
            setOrgan(next);
            setSentence(organs.find((each) => each.organ === next)?.sentence ?? '');
          }}
          options={organs.map((each) => ({ value: each.organ, label: organName(each) }))}
        />
      ) : null}
      <TextField
        name="sentence"
        label={say['sentence.title']()}
        hint={say['sentence.hint']()}
        value={sentence}
        onChange={setSentence}
        maxLength={LONGEST}
        problem={save.problem}
        required
      />
      <p>
        <Button htmlType="submit" type="primary" loading={save.busy}>
          {say['sentence.send']()}
        </Button>
      </p>
      <p className="meta">{say['sentence.again']()}</p>
      {save.result === undefined ? null : (
        <p role="status" data-saved="">
          {say['sentence.saved']({ day: until })}
        </p>
      )}
      <Problem error={save.problem} retry={save.again} fields={['sentence']} />
    </form>
  );
}
