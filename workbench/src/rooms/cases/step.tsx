import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { sendForm } from '../../api/upload.ts';
import { write } from '../../api/write.ts';
import { own } from '../../look/language.ts';
import { useSay } from '../../look/look.tsx';
import { useAction } from '../../parts/action.ts';
import { FormBox } from '../../parts/form/form-box.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import { readKept } from '../../parts/kept.ts';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { AboutCase, ActPage, trailOf, type About } from './about-case.tsx';
import type { CaseFile } from './api.ts';
import { Check } from './check-page.tsx';
import { DeclaredFields } from './declared.tsx';
import { caseMessages } from './messages.ts';
import { PaperFields, type Chosen } from './paper-fields.tsx';
import { RefusalFacts, StepProblem } from './refusal.tsx';
import { stepMessages } from './step-messages.ts';
import { emptyOf, paperName, typed, type Values } from './values.ts';

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
  const kept = `step ${about.id} ${step}`;
  const told = file.sheet.steps.find(({ transition }) => transition === step);
  if (requirement === undefined || told === undefined) {
    // Over, or the clock's, or no step at all: the API says which, with what was done and what is open.
    return (
      <Page title={say.case()} trail={trailOf(say, about)}>
        <Load of={['step', about.id, step, file.version]} load={(signal) => preview(about, step, {}, signal)}>
          {() => null}
        </Load>
        <Typed kept={kept} />
      </Page>
    );
  }
  if (told.refusal !== null) {
    return (
      <ActPage about={about} title={told.title}>
        <section className="notice" data-refused="">
          <RefusalFacts refusal={told.refusal} />
        </section>
        <Typed kept={kept} />
      </ActPage>
    );
  }
  return <StepForm about={about} requirement={requirement} kept={kept} />;
}

/** What was typed for a step that is no longer there, to be copied. */
function Typed({ kept }: { kept: string }): ReactElement | null {
  const say = useSay(stepMessages);
  const texts = Object.values(readKept<Values>(kept) ?? {})
    .flat()
    .filter(Boolean);
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

function StepForm({ about, requirement, kept }: { about: About; requirement: Requirement; kept: string }): ReactElement {
  const { id, file, purpose } = about;
  const say = useSay(stepMessages);
  const client = useQueryClient();
  const { go } = useAddress();
  const { transition, title, fields, papers } = requirement;
  const [chosen, setChosen] = useState<Chosen>({});
  const [checked, setChecked] = useState<Preview | null>(null);
  const form = useForm<Values, Preview>({
    begin: { ...emptyOf(fields), ...Object.fromEntries(papers.map((each) => [paperName(each.id), ''])) },
    kept,
    stays: true,
    send: async (values) => {
      // Files go into the case at once; each is taken from the form when it is there.
      for (const [kind, picked] of Object.entries(chosen)) {
        for (const each of picked) await sendForm(`/api/v1/cases/${id}/papers`, { kind }, each, { purpose });
        setChosen((before) => ({ ...before, [kind]: [] }));
      }
      return preview(about, transition, typed(fields, values));
    },
    done: setChecked,
  });
  const { values, names } = form;
  const [found] = useState(Object.values(values).some((value) => value.length > 0));
  const take = useAction(
    (version: number, key) =>
      write(
        { to: 'post /api/v1/cases/{id}/transitions', path: { id }, purpose },
        { transition, fields: typed(fields, values), version },
        key,
      ),
    ({ step }) => {
      form.forget();
      go(`/cases/${id}?done=${step}`);
    },
  );
  const reread = (): void => {
    setChecked(null);
    take.reset();
    form.reset();
    void client.invalidateQueries({ queryKey: ['case', id] });
  };
  const uploads = file.uploads.filter(({ kind }) => papers.some((paper) => paper.id === kind));
  const confirming = (of: Preview, back: (() => void) | null): ReactElement => (
    <Check
      fields={fields}
      values={values}
      files={uploads.map(({ name }) => name)}
      follows={of.follows}
      go={say['confirm.go']({ name: title })}
      busy={take.busy}
      confirm={() => void take.run(of.version)}
      back={back}
      problem={<StepProblem error={take.problem} retry={take.again} reread={reread} fields={names} />}
    />
  );
  if (names.length === 0 || checked !== null) {
    return (
      <ActPage about={about} title={say['confirm.title']({ name: title })}>
        {checked === null ? (
          // A step that asks for nothing shows at once what follows.
          <Load of={['step', id, transition, file.version]} load={(signal) => preview(about, transition, {}, signal)}>
            {(of) => confirming(of, null)}
          </Load>
        ) : (
          confirming(checked, () => setChecked(null))
        )}
      </ActPage>
    );
  }
  return (
    <ActPage about={about} title={title}>
      <FormBox form={form} action={say['form.next']()}>
        <StepProblem error={form.problem} retry={form.again} reread={reread} fields={names} />
        {found ? (
          <p className="notice" data-kept="">
            {say['form.kept']()}
          </p>
        ) : null}
        <DeclaredFields fields={fields} form={form} />
        <PaperFields
          papers={papers.map((paper) => ({ ...paper, title: own(paper.title) }))}
          uploads={uploads}
          choose={(kind, files) => setChosen((before) => ({ ...before, [kind]: files }))}
          form={form}
        />
      </FormBox>
    </ActPage>
  );
}
