import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement, type ReactNode } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { LANGUAGE } from '../../look/language.ts';
import { useSay } from '../../look/look.tsx';
import { useAction } from '../../parts/action.ts';
import { useKept } from '../../parts/kept.ts';
import { PageLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { AboutCase, trailOf, type About } from './about-case.tsx';
import { sendFile, type CaseFile } from './api.ts';
import { Check } from './check-page.tsx';
import { DeclaredFields } from './declared.tsx';
import { caseMessages } from './messages.ts';
import { PaperFields, type Chosen } from './paper-fields.tsx';
import { RefusalFacts, StepProblem } from './refusal.tsx';
import { stepMessages } from './step-messages.ts';
import { fieldName, paperName, typed, type Values } from './values.ts';

type Requirement = CaseFile['requirements'][number];
interface Preview {
  follows: string[];
  version: number;
}

/** One step of a case: its form, what follows, and the button that takes it; or why it is not open. */
export function StepPage(): ReactElement {
  return <AboutCase>{(about) => <Step key={about.id} about={about} />}</AboutCase>;
}

function preview(about: About, transition: string, fields: Record<string, unknown>, signal?: AbortSignal) {
  const { id, purpose } = about;
  return answer(
    api.POST('/api/v1/cases/{id}/previews', {
      params: { path: { id } },
      body: { transition, fields },
      headers: purposeHeader(purpose),
      ...(signal === undefined ? {} : { signal }),
    }),
  );
}

function Step({ about }: { about: About }): ReactElement {
  const say = useSay(caseMessages);
  const step = useAddress().params['step'] ?? '';
  const { file } = about;
  const requirement = file.requirements.find(({ transition }) => transition === step);
  const kept = useKept<Values>(`step ${about.id} ${step}`, {});
  const told = file.sheet.steps.find(({ transition }) => transition === step);
  if (requirement === undefined || told === undefined) {
    // Over, or the clock's, or no step at all: the API says which, with what was done and what is open.
    return (
      <Page title={say.case()} trail={trailOf(say, about)}>
        <Load of={['step', about.id, step, file.version]} load={(signal) => preview(about, step, {}, signal)}>
          {() => null}
        </Load>
        <Typed values={kept[0]} />
      </Page>
    );
  }
  if (told.refusal !== null) {
    return (
      <Page title={told.title} trail={trailOf(say, about)}>
        <section className="notice" data-refused="">
          <RefusalFacts refusal={told.refusal} />
        </section>
        <Typed values={kept[0]} />
        <Back id={about.id} />
      </Page>
    );
  }
  return <Form about={about} requirement={requirement} kept={kept} />;
}

/** What was typed for a step that is no longer there, to be copied. */
function Typed({ values }: { values: Values }): ReactElement | null {
  const say = useSay(stepMessages);
  const texts = Object.values(values).flat().filter(Boolean);
  if (texts.length === 0) return null;
  return (
    <section className="card">
      <h2>{say['form.typed']()}</h2>
      {texts.map((text) => (
        <p key={text} className="typed">
          {text}
        </p>
      ))}
    </section>
  );
}

function Back({ id }: { id: string }): ReactElement {
  const say = useSay(stepMessages);
  return (
    <p>
      <PageLink to={`/cases/${id}`}>{say['form.cancel']()}</PageLink>
    </p>
  );
}

function Form(props: { about: About; requirement: Requirement; kept: [Values, (next: Values) => void, () => void] }): ReactElement {
  const { about, requirement } = props;
  const { id, file, purpose } = about;
  const [values, setValues, forget] = props.kept;
  const say = useSay(stepMessages);
  const cases = useSay(caseMessages);
  const client = useQueryClient();
  const { go } = useAddress();
  const { transition, title, fields, papers } = requirement;
  const [chosen, setChosen] = useState<Chosen>({});
  const [checked, setChecked] = useState<Preview | null>(null);
  const [found] = useState(Object.values(values).some((value) => value.length > 0));
  const check = useAction(
    async (input: Record<string, unknown>) => {
      // Files go into the case at once; each is taken from the form when it is there.
      for (const [kind, picked] of Object.entries(chosen)) {
        for (const each of picked) await sendFile(`/api/v1/cases/${id}/papers`, { kind }, each, purpose);
        setChosen((before) => ({ ...before, [kind]: [] }));
      }
      return preview(about, transition, input);
    },
    (answered) => setChecked(answered),
  );
  const take = useAction(
    ({ version, given }: { version: number; given: Record<string, unknown> }, key) =>
      answer(
        api.POST('/api/v1/cases/{id}/transitions', {
          params: { path: { id } },
          body: { transition, fields: given, version },
          headers: { 'idempotency-key': key, ...purposeHeader(purpose) },
        }),
      ),
    ({ step }) => {
      forget();
      go(`/cases/${id}?done=${step}`);
    },
  );
  const reread = (): void => {
    setChecked(null);
    take.reset();
    check.reset();
    void client.invalidateQueries({ queryKey: ['case', id] });
  };
  const names = [...fields.map((each) => fieldName(each.id)), ...papers.map((each) => paperName(each.id))];
  const uploads = file.uploads.filter(({ kind }) => papers.some((paper) => paper.id === kind));
  const confirming = (of: Preview, back: (() => void) | null): ReactElement => (
    <Check
      fields={fields}
      values={values}
      files={uploads.map(({ name }) => name)}
      follows={of.follows}
      go={say['confirm.go']({ name: title })}
      busy={take.busy}
      confirm={() => void take.run({ version: of.version, given: typed(fields, values) })}
      back={back}
      problem={<StepProblem error={take.problem} retry={take.again} reread={reread} fields={names} />}
    />
  );
  const page = (heading: string, content: ReactNode): ReactElement => (
    <Page title={heading} trail={trailOf(cases, about)}>
      {content}
      <Back id={id} />
    </Page>
  );
  // A step that asks for nothing shows at once what follows.
  if (names.length === 0) {
    return page(
      say['confirm.title']({ name: title }),
      <Load of={['step', id, transition, file.version]} load={(signal) => preview(about, transition, {}, signal)}>
        {(of) => confirming(of, null)}
      </Load>,
    );
  }
  if (checked !== null)
    return page(
      say['confirm.title']({ name: title }),
      confirming(checked, () => setChecked(null)),
    );
  return page(
    title,
    <form
      className="stack sheet"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void check.run(typed(fields, values));
      }}
    >
      <StepProblem error={check.problem} retry={check.again} reread={reread} fields={names} />
      {found ? (
        <p className="notice" data-kept="">
          {say['form.kept']()}
        </p>
      ) : null}
      <DeclaredFields
        fields={fields}
        values={values}
        change={(field, value) => setValues({ ...values, [field]: value })}
        problem={check.problem}
      />
      <PaperFields
        papers={papers.map((paper) => ({
          id: paper.id,
          title: paper.title[LANGUAGE === 'en' ? 'en' : 'zh'],
          required: paper.required,
        }))}
        uploads={uploads}
        choose={(kind, files) => setChosen((before) => ({ ...before, [kind]: files }))}
        problem={check.problem}
      />
      <p>
        <Button type="primary" htmlType="submit" loading={check.busy}>
          {say['form.next']()}
        </Button>
      </p>
    </form>,
  );
}
