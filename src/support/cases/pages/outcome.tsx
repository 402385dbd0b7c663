import type { ReactElement } from 'react';
import { serviceRules, type Attempt } from '../../../kernel/delivery/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { titleOf, type CaseFile } from '../../../kernel/procedures/index.ts';
import { ErrorSummary, Field, Foreign, formatDate, href, type FormFault } from '../../../kernel/ui/index.ts';
import { deskPage, Token, type Desk } from '../desk.tsx';
import { fieldName, fileName, type Sent } from '../form.ts';
import { caseMessages } from '../messages/common.ts';
import { officialMessages } from '../messages/officials.ts';
import { Radios } from '../parts/radios.tsx';
import type { Labels } from '../refused-form.ts';

export function outcomeLabels(language: Language): Labels {
  const say = t(language, officialMessages);
  return {
    outcome: say['outcome.outcome'](),
    on: say['outcome.on'](),
    proof: say['outcome.proof'](),
    reason: say['outcome.reason'](),
  };
}

/** What became of a service: only the outcomes that its method has, with the proof that its rule asks for. */
export function outcomePage(
  desk: Desk,
  file: CaseFile,
  attempt: Attempt,
  sent: Sent,
  refused: readonly FormFault[],
): ReactElement {
  const { kernel, language, today } = desk;
  const say = t(language, officialMessages);
  const common = t(language, caseMessages);
  const { case: of } = file;
  const rule = serviceRules(kernel)(attempt.sentOn).methods.find(({ method }) => method === attempt.method);
  const unproved = (rule?.proof ?? []).find(({ id }) => sent.given[id] === undefined || sent.given[id] === '');
  // Proof that is missing stands at the first of its fields that is empty.
  const faults = refused.map((each) =>
    each.name === 'proof' && unproved !== undefined ? { ...each, name: fieldName(unproved.id) } : each,
  );
  const fault = (name: string) => faults.find((each) => each.name === name)?.message;
  const papers = file.documents.filter(({ documentId }) => attempt.documents.includes(documentId));
  const name = papers.map(({ heading }) => heading).join('、');
  const path = `${desk.cases}/${of.caseId}/deliveries/${attempt.deliveryId}`;
  const serving = rule?.effective === 'receipt' ? 'delivered' : 'published';
  const outcomes = [
    serving,
    ...(attempt.method === 'in-person' || attempt.method === 'post' ? (['refused'] as const) : []),
    ...(rule?.effective === 'receipt' ? (['returned'] as const) : []),
    ...(attempt.outcomes.length > 0 ? (['void'] as const) : []),
  ] as const;
  return deskPage(
    desk,
    {
      title: say['outcome.title']({ name }),
      path,
      faulty: faults.length > 0,
      trail: [{ href: `${desk.cases}/${of.caseId}`, label: of.number }],
    },
    <>
      <ErrorSummary faults={faults} language={language} />
      <p>
        <Foreign
          text={`${common[`method.${attempt.method}`]()} ${formatDate(attempt.sentOn, language)} ${common.bracketed({ a: attempt.recipient, b: attempt.address })}`}
          language={language}
        />
      </p>
      <Follows desk={desk} file={file} kinds={papers.map(({ kind }) => kind)} />
      <form method="post" encType="multipart/form-data" action={href(path, language)}>
        <Token desk={desk} />
        <Radios
          name="outcome"
          legend={say['outcome.outcome']()}
          options={outcomes.map((value) => ({ value, label: common[`outcome.${value}`]() }))}
          value={sent.text('outcome')}
          fault={fault('outcome')}
          language={language}
        />
        <Field name="on" label={say['outcome.on']()} fault={fault('on')}>
          {(aria) => (
            <input {...aria} type="date" defaultValue={sent.text('on') || today} min={attempt.sentOn} max={today} />
          )}
        </Field>
        {(rule?.proof ?? []).map(({ id, title }) => {
          const given = sent.given[id];
          return (
            <Field
              key={id}
              name={fieldName(id)}
              label={titleOf(title, language)}
              hint={say['outcome.proof.hint']()}
              fault={fault(fieldName(id))}
            >
              {(aria) => (
                <input
                  {...aria}
                  className="long"
                  defaultValue={typeof given === 'string' ? given : ''}
                  maxLength={500}
                />
              )}
            </Field>
          );
        })}
        <Field
          name={fileName('proof')}
          label={common['field.optional']({ name: say['outcome.file']() })}
          hint={common['field.files']()}
        >
          {(aria) => <input {...aria} type="file" accept="application/pdf,image/png,image/jpeg" />}
        </Field>
        <Field
          name="reason"
          label={common['field.optional']({ name: say['outcome.reason']() })}
          hint={say['outcome.reason.hint']()}
          fault={fault('reason')}
        >
          {(aria) => <input {...aria} className="long" defaultValue={sent.text('reason')} maxLength={2000} />}
        </Field>
        <div className="actions">
          <button>{say['outcome.go']()}</button>
          <a className="button second" href={href(`${desk.cases}/${of.caseId}`, language)}>
            {common['form.cancel']()}
          </a>
        </div>
      </form>
    </>,
  );
}

/** What valid service sets going, before it is recorded. */
function Follows({ desk, file, kinds }: { desk: Desk; file: CaseFile; kinds: readonly string[] }): ReactElement {
  const { language } = desk;
  const say = t(language, officialMessages);
  const list = (names: readonly string[]) => names.join(t(language, caseMessages).separator());
  const begun = file.procedure.periods
    .filter(({ from }) => 'served' in from && kinds.includes(from.served))
    .map(({ title, length, unit }) =>
      t(language, caseMessages).bracketed({ a: titleOf(title, language), b: `${length}${say[`unit.${unit}`]()}` }),
    );
  const taken = file.requirements
    .filter(({ transition: { on } }) => on !== undefined && 'served' in on && kinds.includes(on.served))
    .map(({ transition }) => titleOf(transition.title, language));
  const sentences = [
    begun.length === 0 ? say['outcome.starts.none']() : say['outcome.starts']({ names: list(begun) }),
    ...(taken.length === 0 ? [] : [say['outcome.follows']({ names: list(taken) })]),
  ];
  return (
    <div className="box">
      <h2>{t(language, caseMessages)['confirm.follows']()}</h2>
      <ul className="facts">
        {sentences.map((sentence) => (
          <li key={sentence}>
            <Foreign text={sentence} language={language} />
          </li>
        ))}
      </ul>
    </div>
  );
}
