import { Type } from 'typebox';
import type { ReactElement } from 'react';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { errorText } from '../../../kernel/errors/messages.ts';
import { FormRefused, route, type AnyRoute } from '../../../kernel/http/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import type { PolicyDocument, ProcedureContent } from '../../../kernel/policy/index.ts';
import { openCase, organName, titleOf, type Case, type NewCase } from '../../../kernel/procedures/index.ts';
import { Chinese, ErrorSummary, Field, Foreign, href, Pairs, type FormFault } from '../../../kernel/ui/index.ts';
import { deskPage, officialsDesk, Token, type Desk } from '../desk.tsx';
import { faultsOf, fieldName, sentBy, typedFields, type Sent } from '../form.ts';
import { caseMessages } from '../messages/common.ts';
import { officialMessages } from '../messages/officials.ts';
import { openingOf } from '../opening.ts';
import { DeclaredFields, ValueOf } from '../parts/fields.tsx';

type Procedure = PolicyDocument<ProcedureContent>;

const params = Type.Object({ procedure: Type.String({ pattern: '^[a-z0-9-]{1,64}$' }) });
const PATH = '/workbench/cases/new/{procedure}';
const SEE_OTHER = 303;

/** Opening a case: the form, the check, the case. */
export function newPages(kernel: Kernel): AnyRoute[] {
  const common = { face: 'workbench', path: PATH, permission: 'case.act' } as const;
  const found = (id: string) => kernel.policy.get<ProcedureContent>('procedure', id, kernel.clock.today().toString());
  return [
    route({
      ...common,
      method: 'GET',
      summary: 'Open a case',
      audit: 'case.new',
      schemas: { params },
      handle: async (call) => formPage(await officialsDesk(kernel, call), found(call.params.procedure), sentBy({}), []),
    }),
    route({
      ...common,
      method: 'POST',
      summary: 'Check or open a case',
      audit: 'case.new.sent',
      upload: true,
      schemas: { params },
      async handle(call) {
        const desk = await officialsDesk(kernel, call);
        const procedure = found(call.params.procedure);
        const sent = sentBy(call.request.body);
        if (sent.go === 'back') return formPage(desk, procedure, sent, []);
        const answer = await tryOut(desk, procedure, sent);
        if (!('caseId' in answer)) return confirmPage(desk, procedure, sent, answer);
        return call.reply.redirect(href(`/workbench/cases/${answer.caseId}?done=1`, call.language), SEE_OTHER);
      },
    }),
  ];
}

class OnlyChecked extends Error {}

/** The check opens the case as the second button will, and takes it all back: what is told is what the opening itself says. */
async function tryOut(desk: Desk, procedure: Procedure, sent: Sent): Promise<Case | NewCase> {
  const { kernel, caller } = desk;
  let wanted: NewCase | undefined;
  try {
    return await kernel.db.tx(async (tx) => {
      const { content } = procedure;
      const of = { procedure: procedure.id, subject: sent.text('subject'), object: sent.text('object') };
      const made = await openingOf(
        tx,
        kernel,
        { ...of, fields: typedFields(content.opening.fields, sent.given) },
        caller,
      );
      wanted = made;
      const opened = await openCase(tx, kernel, made, caller);
      if (sent.go !== 'confirm') throw new OnlyChecked();
      return opened;
    });
  } catch (error) {
    if (error instanceof OnlyChecked && wanted !== undefined) return wanted;
    if (!(error instanceof XinhengError) || error.status >= 500) throw error;
    throw new FormRefused(error, formPage(desk, procedure, sent, faultsIn(desk, procedure, sent, error)));
  }
}

/** All that is wrong, in the order of the form: also what was left empty below the field that stopped the opening. */
function faultsIn({ language }: Desk, { content }: Procedure, sent: Sent, error: XinhengError): FormFault[] {
  const faults = faultsOf(error, language);
  if (faults.length > 0) return faults;
  const empty = content.opening.fields.filter(({ id, required }) => required && !sent.given[id]?.length);
  const missing = empty.map(({ id, title }) => ({
    name: fieldName(id),
    message: t(language, caseMessages)['field.wrong']({ name: titleOf(title, language) }),
  }));
  return [...faultsAbove(language, error), ...missing];
}

function faultsAbove(language: Language, error: XinhengError): FormFault[] {
  const say = t(language, officialMessages);
  if (error.params['what'] === 'object') return [{ name: 'object', message: say['new.object.missing']() }];
  if (error.code === 'BAD_INPUT') return [{ name: 'subject', message: say['new.subject.wrong']() }];
  if (error.code === 'NOT_FOUND') return [{ name: 'subject', message: say['new.subject.unknown']() }];
  const { what, how } = errorText(language, error);
  return [{ name: 'subject', message: language === 'en' ? `${what} ${how}` : `${what}${how}` }];
}

function formPage(desk: Desk, procedure: Procedure, sent: Sent, faults: readonly FormFault[]): ReactElement {
  const { kernel, caller, language } = desk;
  const say = t(language, officialMessages);
  const { id, title, content, note } = procedure;
  const path = PATH.replace('{procedure}', id);
  const organ = caller.organ === null ? '' : organName(kernel, caller.organ, language);
  const fault = (name: string) => faults.find((each) => each.name === name)?.message;
  return deskPage(
    desk,
    {
      title: say['new.title']({ name: titleOf(title, language) }),
      path,
      faulty: faults.length > 0,
      trail: [{ href: '/workbench/cases', label: say['cases.title']() }],
    },
    <>
      <ErrorSummary faults={faults} language={language} />
      <p className="lead">
        <Foreign text={say['new.lead']({ organ })} language={language} />
      </p>
      <form method="post" encType="multipart/form-data" action={href(path, language)}>
        <Token desk={desk} />
        {content.party === 'subject' ? (
          <Field name="subject" label={say['new.subject']()} hint={say['new.subject.hint']()} fault={fault('subject')}>
            {(aria) => (
              <input
                {...aria}
                defaultValue={sent.text('subject')}
                autoComplete="off"
                spellCheck={false}
                maxLength={60}
              />
            )}
          </Field>
        ) : null}
        {content.object === 'subject' ? null : (
          <Field
            name="object"
            label={say['new.object']()}
            hint={say['new.object.hint']({ kind: content.object })}
            fault={fault('object')}
          >
            {(aria) => <input {...aria} className="long" defaultValue={sent.text('object')} maxLength={200} />}
          </Field>
        )}
        <DeclaredFields fields={content.opening.fields} given={sent.given} faults={faults} language={language} />
        <div className="actions">
          <button name="go" value="check">
            {t(language, caseMessages)['form.next']()}
          </button>
        </div>
      </form>
      {note === undefined ? null : (
        <section>
          <h2>{say['new.note']()}</h2>
          <p>
            <Foreign text={titleOf(note, language)} language={language} />
          </p>
        </section>
      )}
    </>,
  );
}

function confirmPage(desk: Desk, procedure: Procedure, sent: Sent, wanted: NewCase): ReactElement {
  const { language } = desk;
  const say = t(language, officialMessages);
  const common = t(language, caseMessages);
  const { id, title, content } = procedure;
  const path = PATH.replace('{procedure}', id);
  const name = say['new.go']();
  const values = typedFields(content.opening.fields, sent.given);
  return deskPage(
    desk,
    {
      title: common['confirm.title']({ name: titleOf(title, language) }),
      path,
      trail: [{ href: '/workbench/cases', label: say['cases.title']() }],
    },
    <form method="post" encType="multipart/form-data" action={href(path, language)}>
      <Token desk={desk} />
      {['subject', 'object'].map((each) => (
        <input key={each} type="hidden" name={each} value={sent.text(each)} />
      ))}
      {Object.entries(sent.given).map(([field, value]) =>
        [value ?? '']
          .flat()
          .map((each) => <input key={`${field} ${each}`} type="hidden" name={fieldName(field)} value={each} />),
      )}
      <section>
        <h2>{common['confirm.given']()}</h2>
        <div className="facts-given">
          <Pairs
            pairs={[
              wanted.party === null
                ? null
                : {
                    term: say['cases.party'](),
                    value: (
                      <Chinese language={language}>
                        {common.bracketed({ a: wanted.party.name, b: wanted.party.code ?? '—' })}
                      </Chinese>
                    ),
                  },
              ...content.opening.fields.map((field) => ({
                term: titleOf(field.title, language),
                value: <ValueOf field={field} value={values[field.id]} language={language} />,
              })),
            ]}
          />
        </div>
      </section>
      <section className="box">
        <h2>{common['confirm.follows']()}</h2>
        <ul className="facts">
          {followsOf(desk, procedure, wanted).map((sentence) => (
            <li key={sentence}>
              <Foreign text={sentence} language={language} />
            </li>
          ))}
        </ul>
      </section>
      <div className="actions">
        <button name="go" value="confirm">
          <Foreign text={common['confirm.go']({ name })} language={language} />
        </button>
        <button className="second" name="go" value="back">
          {common['confirm.back']()}
        </button>
      </div>
    </form>,
  );
}

function followsOf({ kernel, language }: Desk, { edition, content }: Procedure, { organs }: NewCase): string[] {
  const say = t(language, officialMessages);
  const deciding = organName(kernel, organs.deciding, language);
  const begun = content.periods.filter(({ from }) => 'step' in from && from.step === 'open');
  return [
    organs.superior === null
      ? say['new.organs.none']({ deciding })
      : say['new.organs']({ deciding, superior: organName(kernel, organs.superior, language) }),
    ...begun.map(({ title, length, unit }) =>
      say['new.period']({ name: titleOf(title, language), n: length, unit: say[`unit.${unit}`]() }),
    ),
    say['new.edition']({ edition }),
  ];
}
