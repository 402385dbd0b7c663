import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { write, type AnswerOf } from '../../api/write.ts';
import { useSay } from '../../look/look.tsx';
import { useAction } from '../../parts/action.ts';
import { TextField } from '../../parts/field.tsx';
import { FormSheet } from '../../parts/form/form-sheet.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import { PageLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Mixed, Zh } from '../../parts/text.tsx';
import { answerProcedures, proceduresQuery } from './procedures.ts';
import type { Procedure, Procedures } from './api.ts';
import { Check } from './check-page.tsx';
import { DeclaredFields } from './declared.tsx';
import { caseMessages } from './messages.ts';
import { stepMessages } from './step-messages.ts';
import { emptyOf, typed, type Values } from './values.ts';

/** Procedures that this role may begin. */
export function NewCasesPage(): ReactElement {
  const say = useSay(stepMessages);
  const cases = useSay(caseMessages);
  return (
    <Page title={say['new.title']()} lead={<p>{say['new.lead']()}</p>} trail={[{ to: '/cases', label: cases.title() }]}>
      <Load of={proceduresQuery.queryKey} load={answerProcedures}>
        {({ items }: Procedures) => {
          const open = items.filter(({ mayOpen }) => mayOpen);
          return open.length === 0 ? (
            <p data-empty="">{say['new.none']()}</p>
          ) : (
            <ul className="entries">
              {open.map(({ id, title }) => (
                <li key={id}>
                  <PageLink to={`/cases/new/${id}`}>
                    <Mixed>{title}</Mixed>
                  </PageLink>
                </li>
              ))}
            </ul>
          );
        }}
      </Load>
    </Page>
  );
}

export function NewCasePage(): ReactElement {
  const say = useSay(stepMessages);
  const cases = useSay(caseMessages);
  const id = useAddress().params['procedure'] ?? '';
  const query = useQuery(proceduresQuery);
  const found = query.data?.items.find((each) => each.id === id);
  const trail = [
    { to: '/cases', label: cases.title() },
    { to: '/cases/new', label: say['new.title']() },
  ];
  if (found === undefined || !found.mayOpen) {
    return (
      <Page title={say['new.title']()} trail={trail}>
        {query.isError ? (
          <Problem error={query.error} retry={() => void query.refetch()} />
        ) : query.data === undefined ? (
          <p className="waiting" role="status">
            {cases.loading()}
          </p>
        ) : (
          <p data-empty="">{found === undefined ? say['new.unknown']() : say['new.closed']()}</p>
        )}
      </Page>
    );
  }
  return <Opening procedure={found} organ={query.data?.organ ?? ''} trail={trail} />;
}

const TO = 'post /api/v1/cases/previews';

/** Form, check, case: the check opens the case as the second button will, and takes it all back. */
function Opening(props: { procedure: Procedure; organ: string; trail: readonly { to: string; label: string }[] }): ReactElement {
  const { procedure } = props;
  const say = useSay(stepMessages);
  const { go } = useAddress();
  const [checking, setChecking] = useState(false);
  const bodyOf = ({ subject, object, ...values }: Values) => ({
    procedure: procedure.id,
    ...(procedure.party ? { subject: String(subject).trim() } : {}),
    ...(procedure.object === null ? {} : { object: String(object).trim() }),
    fields: typed(procedure.fields, values),
  });
  const form = useForm<Values, AnswerOf<typeof TO>>({
    rules: TO,
    begin: { subject: '', object: '', ...emptyOf(procedure.fields) },
    kept: `new ${procedure.id}`,
    stays: true,
    send: (values, key) => write({ to: TO }, bodyOf(values), key),
    done: () => setChecking(true),
  });
  const open = useAction(
    (values: Values, key) => write({ to: 'post /api/v1/cases' }, bodyOf(values), key),
    ({ caseId }) => {
      form.forget();
      go(`/cases/${caseId}?done=1`);
    },
  );
  const preview = form.result;
  if (checking && preview !== undefined) {
    const { party } = preview;
    return (
      <Page title={say['confirm.title']({ name: procedure.title })} trail={props.trail}>
        <Check
          fields={procedure.fields}
          values={form.values}
          files={[]}
          follows={preview.follows}
          above={[
            [say['new.party'](), party === null ? null : <Zh key="party">{`${party.name} ${party.code ?? ''}`}</Zh>],
            [say['new.object'](), procedure.object === null ? null : form.values['object']],
          ]}
          go={say['new.go']()}
          busy={open.busy}
          confirm={() => void open.run(form.values)}
          back={() => setChecking(false)}
          problem={<Problem error={open.problem} retry={open.again} />}
        />
      </Page>
    );
  }
  const line = (name: string) => ({ ...form.field(name), value: String(form.values[name]), required: true });
  return (
    <Page
      title={say['new.one']({ name: procedure.title })}
      lead={
        <p>
          <Mixed>{say['new.organ']({ organ: props.organ })}</Mixed>
        </p>
      }
      trail={props.trail}
    >
      <FormSheet form={form} action={say['form.next']()}>
        {procedure.party ? (
          <TextField {...line('subject')} label={say['new.subject']()} hint={say['new.subject.hint']()} maxLength={60} />
        ) : null}
        {procedure.object === null ? null : (
          <TextField {...line('object')} label={say['new.object']()} hint={say['new.object.hint']({ kind: procedure.object })} />
        )}
        <DeclaredFields fields={procedure.fields} form={form} />
      </FormSheet>
      {procedure.note === null ? null : (
        <section>
          <h2>{say['new.note']()}</h2>
          <p>
            <Mixed>{procedure.note}</Mixed>
          </p>
        </section>
      )}
    </Page>
  );
}
