import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import type { ApiProblem } from '../../api/problem.ts';
import { useStart } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { CheckField, RadioField, SelectField } from '../../parts/field.tsx';
import { PageLink } from '../../parts/links.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Mixed } from '../../parts/text.tsx';
import { formTitle, titleOf, useForms } from './forms-known.ts';
import { newMessages } from './messages/new.ts';
import { questionOf, type Recognised } from './question.ts';

/** What the sender answered. */
export interface Choice {
  form: string;
  review: boolean;
  amountsChecked: boolean;
  /** Empty: the one whose heading fits. */
  sheet: string;
}

interface AskProps {
  found: Recognised;
  /** Named before, where the workbook left a doubt. */
  sheet: string;
  busy: boolean;
  problem: ApiProblem | null;
  submit: (choice: Choice) => void;
}

/** One sentence about the file and one question; a choice of forms only where that sentence is wrong or nobody knows. */
export function Ask({ found, sheet, busy, problem, submit }: AskProps): ReactElement {
  const say = useSay(newMessages);
  const [choosing, setChoosing] = useState(found.form === null);
  const [form, setForm] = useState(found.form ?? '');
  const [review, setReview] = useState(false);
  const [amountsChecked, setAmountsChecked] = useState(false);
  // Asked for only by the refusal that needs it.
  const codes = new Set(problem?.body.errors?.map(({ code }) => code));
  return (
    <section className="card" data-ask={questionOf(found, useStart().today).kind}>
      <h2>{choosing ? say.which() : say.found()}</h2>
      {choosing ? <Which found={found} form={form} choose={setForm} /> : <Sentence found={found} />}
      <div className="stack">
        {codes.has('AMOUNT_SHIFT') || amountsChecked ? (
          <CheckField name="amountsChecked" label={say.amounts()} value={amountsChecked} onChange={setAmountsChecked} />
        ) : null}
        <CheckField name="review" label={say.review()} value={review} onChange={setReview} />
        <Problem error={problem} />
        <div className="page-actions">
          <Button type="primary" loading={busy} disabled={form === ''} onClick={() => submit({ form, review, amountsChecked, sheet })}>
            {choosing ? say.send() : say.yes()}
          </Button>
          {choosing ? null : <Button onClick={() => setChoosing(true)}>{say.no()}</Button>}
        </div>
        {busy ? (
          <p className="waiting" role="status">
            {say.sending()}
          </p>
        ) : null}
      </div>
    </section>
  );
}

function Sentence({ found }: { found: Recognised }): ReactElement {
  const say = useSay(newMessages);
  const forms = useForms();
  const { today } = useStart();
  const question = questionOf(found, today);
  const known = found.asked.find(({ id }) => id === found.form);
  const form = known === undefined ? formTitle(forms, found.form ?? '') : titleOf(known.title);
  const rows = found.rows ?? 0;
  const said = {
    mended: () => say['same.mended']({ form, rows, of: question.kind === 'mended' ? question.of : '' }),
    month: () => say['same.month']({ form, rows }),
    before: () => say['same.before']({ form, rows, on: question.kind === 'before' ? question.on : '' }),
    first: () => say['same.first']({ form, rows }),
    which: () => say.which(),
  }[question.kind]();
  const { last, sheet, unknownColumns, mends } = found;
  const more = [
    ...(last === null || mends !== null ? [] : [say.last({ number: last.number, rows: last.rows, file: last.file })]),
    ...(sheet === null ? [] : [say.sheet({ sheet })]),
    ...(unknownColumns.length === 0 ? [] : [say.unknown({ n: unknownColumns.length, columns: unknownColumns.join('、') })]),
  ];
  return (
    <>
      <p>
        <strong>
          <Mixed>{said}</Mixed>
        </strong>
      </p>
      {more.map((each) => (
        <p key={each} className="meta">
          <Mixed>{each}</Mixed>
        </p>
      ))}
    </>
  );
}

function Which(props: { found: Recognised; form: string; choose: (form: string) => void }): ReactElement {
  const say = useSay(newMessages);
  const forms = useForms();
  const { found, form, choose } = props;
  const asked = found.asked.map(({ id, title, known }) => ({
    value: id,
    label: say['which.columns']({ form: titleOf(title), n: known }),
  }));
  const others = forms.filter(({ id }) => !asked.some(({ value }) => value === id));
  return (
    <div className="stack">
      <p>{asked.length > 0 ? say['which.hint']() : say['which.none']()}</p>
      {asked.length === 0 ? null : <RadioField name="form" label={say.which()} value={form} onChange={choose} options={asked} />}
      <SelectField
        name="form-other"
        label={say['which.all']()}
        value={others.some(({ id }) => id === form) ? form : ''}
        onChange={choose}
        options={others.map(({ id, title }) => ({ value: id, label: titleOf(title) }))}
      />
      <p>
        <PageLink to="/intake/templates">{say.templates()}</PageLink>
      </p>
    </div>
  );
}
