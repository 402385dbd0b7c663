import { Temporal } from 'temporal-polyfill';
import type { ReactElement } from 'react';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { deskPage, Token, type Centre } from '../../../kernel/faces/centre.tsx';
import { FormRefused } from '../../../kernel/http/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import type { CaseTransition } from '../../../kernel/policy/index.ts';
import {
  addPaper,
  consequencesOf,
  fire,
  titleOf,
  type CaseFile,
  type Fired,
  type RequirementFor,
} from '../../../kernel/procedures/index.ts';
import { ErrorSummary, Foreign, formatTime, href, Pairs, type FormFault } from '../../../kernel/ui/index.ts';
import { dropDraft, findDraft, keepDraft, type Draft, type DraftPlace } from '../drafts.ts';
import { openFile } from '../files.ts';
import { faultsOf, fieldName, sentBy, typedFields, type Given, type Sent } from '../form.ts';
import { caseMessages } from '../messages/common.ts';
import { partyMessages } from '../messages/party.ts';
import { DeclaredFields, ValueOf } from '../parts/fields.tsx';
import { PaperInputs } from '../parts/paper-inputs.tsx';
import { RefusalBox } from '../parts/refusal.tsx';

/** Where a step's page stands, and what it is called there. */
export interface Place {
  path: string;
  /** The page of the case. */
  back: string;
}

/**
 * The form of one step, made from what the procedure declares; what follows at once where it asks for nothing; or why it is
 * not open, with the status of a refusal.
 */
export async function stepForm(centre: Centre, file: CaseFile, step: string, place: Place): Promise<ReactElement> {
  const { kernel, caller, language } = centre;
  const found = await requirementOf(centre, file, step);
  const { transition, text } = found;
  if (text !== null) {
    centre.reply.status(409);
    return refusedStep(centre, found, file.case.number, place);
  }
  const here = placeOf(place, transition);
  if (!isEmpty(transition)) {
    const draft = await findDraft(kernel, draftPlace(file, transition.id));
    return formPage(centre, file, transition, here, draft?.given ?? {}, [], draft);
  }
  const follows = await consequencesOf(kernel, file.case.caseId, transition.id, {}, caller, language);
  return confirmPage(centre, file, transition, here, {}, follows);
}

/**
 * What was sent: files go into the case at once, then what follows is shown, and only the second button takes the step.
 * Throws `FormRefused` with the form again.
 */
export async function stepSent(centre: Centre, caseId: string, step: string, place: Place, body: unknown): Promise<ReactElement | Fired> {
  const { kernel, caller, language } = centre;
  const sent = sentBy(body);
  let file = await openFile(kernel, caseId, caller, language, 'party');
  const again = sent.go === 'confirm' ? await takenBefore(centre, file, step, sent) : null;
  if (again !== null) return again;
  const { transition } = await requirementOf(centre, file, step);
  const here = placeOf(place, transition);
  // Whatever happens to the writer's mandate meanwhile, what was written is the body's.
  await keepDraft(kernel, draftPlace(file, transition.id), sent.given, caller.account ?? '');
  if (sent.go === 'back') return formPage(centre, file, transition, here, sent.given, []);
  try {
    if (sent.go === 'confirm' && transition.id === step) {
      const fired = await take(centre, caseId, transition, sent);
      await dropDraft(kernel, draftPlace(file, transition.id));
      return fired;
    }
    if (sent.files.length > 0) {
      for (const {
        kind,
        file: { name, bytes },
      } of sent.files)
        await addPaper(kernel, { caseId, kind, name, bytes }, caller);
      file = await openFile(kernel, caseId, caller, language, 'party');
    }
    // The state moved on while one wrote: what was written stands in the form of the step that is open instead.
    if (transition.id !== step) return formPage(centre, file, transition, here, sent.given, []);
    const fields = typedFields(transition.fields, sent.given);
    const follows = await consequencesOf(kernel, caseId, step, fields, caller, language);
    return confirmPage(centre, file, transition, here, sent.given, follows);
  } catch (error) {
    if (!(error instanceof XinhengError) || error.status >= 500) throw error;
    const now = await openFile(kernel, caseId, caller, language, 'party');
    throw new FormRefused(error, formPage(centre, now, transition, here, sent.given, faultsOf(error, language)));
  }
}

/** A lost answer asked for again, where the case has moved on by the very step: the first answer, by its key. */
async function takenBefore(centre: Centre, file: CaseFile, step: string, sent: Sent): Promise<Fired | null> {
  const declared = file.procedure.transitions.find(({ id }) => id === step);
  if (declared === undefined || declared.from.includes(file.case.state)) return null;
  try {
    return await take(centre, file.case.caseId, declared, { ...sent, version: undefined });
  } catch (error) {
    if (error instanceof XinhengError && error.status < 500) return null;
    throw error;
  }
}

/** Only cases with a body have a party. */
function draftPlace({ case: of }: CaseFile, step: string): DraftPlace {
  return { subjectId: of.subjectId ?? '', caseId: of.caseId, step };
}

const isEmpty = ({ fields, papers = [] }: CaseTransition): boolean => fields.length + papers.length === 0;

/** The same place, for the step that is open there. */
function placeOf({ path, back }: Place, { id }: CaseTransition): Place {
  return { path: `${path.slice(0, path.lastIndexOf('/'))}/${id}`, back };
}

function take({ kernel, caller }: Centre, caseId: string, transition: CaseTransition, sent: Sent): Promise<Fired> {
  const fields = typedFields(transition.fields, sent.given);
  return fire(kernel, { caseId, transition: transition.id, fields, version: sent.version, key: sent.key }, caller);
}

/**
 * The step with what is required for it now. An answer is never closed: where its period has passed, the step
 * that is open instead (ux §6.9). Throws NOT_FOUND for one that the procedure does not have or that is the clock's, and for
 * one that the state does not have what was done meanwhile and what is open now.
 */
async function requirementOf(centre: Centre, file: CaseFile, step: string): Promise<RequirementFor> {
  const { kernel, caller, language } = centre;
  const found = file.requirements.find(({ transition }) => transition.id === step && transition.on === undefined);
  if (found !== undefined) return found;
  const { transitions } = file.procedure;
  const declared = transitions.find(({ id, on, by }) => id === step && on === undefined && by.some(({ who }) => who === 'party'));
  if (declared === undefined) throw new XinhengError('NOT_FOUND', { what: step.slice(0, 60) });
  const instead = file.requirements.find(({ refusal, transition }) => refusal === null && transition.means === declared.means);
  if (instead !== undefined) return instead;
  await consequencesOf(kernel, file.case.caseId, step, {}, caller, language);
  throw new XinhengError('NOT_FOUND', { what: step.slice(0, 60) });
}

function refusedStep(centre: Centre, { transition, text }: RequirementFor, number: string, { path, back }: Place): ReactElement {
  const { language } = centre;
  const say = t(language, caseMessages);
  return deskPage(
    centre,
    { title: titleOf(transition.title, language), path, trail: [{ href: back, label: number }] },
    <>
      {text === null ? null : <RefusalBox text={text} language={language} />}
      <p>
        <a href={href(back, language)}>{say['refusal.back']()}</a>
      </p>
    </>,
  );
}

function formPage(
  centre: Centre,
  file: CaseFile,
  transition: CaseTransition,
  place: Place,
  given: Given,
  faults: readonly FormFault[],
  draft?: Draft,
): ReactElement {
  const { language } = centre;
  const say = t(language, caseMessages);
  const { fields, papers = [] } = transition;
  return deskPage(
    centre,
    {
      title: titleOf(transition.title, language),
      path: place.path,
      faulty: faults.length > 0,
      trail: [{ href: place.back, label: file.case.number }],
    },
    <>
      <ErrorSummary faults={faults} language={language} />
      {draft === undefined ? null : <DraftNote draft={draft} language={language} />}
      <form method="post" encType="multipart/form-data" action={href(place.path, language)}>
        <Token desk={centre} />
        {isEmpty(transition) ? <p>{say['form.nothing']()}</p> : null}
        <DeclaredFields fields={fields} given={given} faults={faults} language={language} />
        <PaperInputs papers={papers} uploads={file.uploads} faults={faults} language={language} />
        <div className="actions">
          <button name="go" value="check">
            {say['form.next']()}
          </button>
          <a className="button second" href={href(place.back, language)}>
            {say['form.cancel']()}
          </a>
        </div>
      </form>
    </>,
  );
}

function DraftNote({ draft, language }: { draft: Draft; language: Language }): ReactElement {
  const time = formatTime(Temporal.Instant.fromEpochMilliseconds(draft.at.getTime()), language);
  return (
    <p className="notice" data-draft="">
      {t(language, partyMessages)['draft.found']({ account: draft.by, time })}
    </p>
  );
}

/** Nothing has happened yet: what was given, what follows in sentences with numbers, and the button that says what it does. */
function confirmPage(
  centre: Centre,
  file: CaseFile,
  transition: CaseTransition,
  place: Place,
  given: Given,
  follows: readonly string[],
): ReactElement {
  const { language, kernel, onBehalf } = centre;
  const say = t(language, caseMessages);
  const name = titleOf(transition.title, language);
  const kinds = (transition.papers ?? []).map(({ id }) => id);
  const uploads = file.uploads.filter(({ kind }) => kinds.includes(kind));
  const values = typedFields(transition.fields, given);
  return deskPage(
    centre,
    { title: say['confirm.title']({ name }), path: place.path, trail: [{ href: place.back, label: file.case.number }] },
    <form method="post" encType="multipart/form-data" action={href(place.path, language)}>
      <Token desk={centre} />
      <input type="hidden" name="version" value={file.case.version} />
      <input type="hidden" name="key" value={kernel.ids.record()} />
      {Object.entries(given).map(([id, value]) =>
        [value ?? ''].flat().map((each) => <input key={`${id} ${each}`} type="hidden" name={fieldName(id)} value={each} />),
      )}
      {transition.fields.length === 0 ? null : (
        <section>
          <h2>{say['confirm.given']()}</h2>
          <div className="facts-given">
            <Pairs
              pairs={transition.fields.map((field) => ({
                term: titleOf(field.title, language),
                value: <ValueOf field={field} value={values[field.id]} language={language} />,
              }))}
            />
          </div>
        </section>
      )}
      {uploads.length === 0 ? null : (
        <section>
          <h2>{say['confirm.files']()}</h2>
          <ul>
            {uploads.map((upload) => (
              <li key={upload.paperId}>
                <Foreign text={upload.name} language={language} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="box">
        <h2>{say['confirm.follows']()}</h2>
        <ul className="facts">
          {follows.map((sentence) => (
            <li key={sentence}>
              <Foreign text={sentence} language={language} />
            </li>
          ))}
        </ul>
      </section>
      <div className="actions">
        <button name="go" value="confirm">
          <Foreign text={say['confirm.for']({ name, firm: onBehalf })} language={language} />
        </button>
        {isEmpty(transition) ? (
          <a className="button second" href={href(place.back, language)}>
            {say['form.cancel']()}
          </a>
        ) : (
          <button className="second" name="go" value="back">
            {say['confirm.back']()}
          </button>
        )}
      </div>
    </form>,
  );
}
