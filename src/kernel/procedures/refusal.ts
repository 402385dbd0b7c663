import type { Kernel } from '../context.ts';
import { XinhengError, type ErrorCode, type Fault } from '../errors/index.ts';
import { t, type Language } from '../i18n/index.ts';
import type { CaseTransition, LegalBasis, ProcedureContent } from '../policy/index.ts';
import { formatDate } from '../ui/format.ts';
import { procedureMessages, titleOf } from './messages.ts';
import { nameOf, organName, organOf, rolesIn, stateName, stepName, whoMay } from './names.ts';
import type { People } from './persons.ts';
import type { Case, Hindrance, Refusal, Step } from './types.ts';

/** What a refusal says: why and by which rule, what can be done instead and from which day, where to turn. */
export interface RefusalText {
  why: string;
  rule: string | null;
  next: string;
  ask: string;
}

/** What the wording reads. */
export interface Refused {
  kernel: Pick<Kernel, 'policy' | 'settings'>;
  case: Case;
  /** Those whose accounts stand in the case, for the words that name them. */
  people: People;
  procedure: ProcedureContent;
  transition: Pick<CaseTransition, 'id' | 'title' | 'by'> & { rule?: LegalBasis };
  refusal: Refusal;
  /** Titles of steps that this person may take now. */
  open: readonly { zh: string; en: string }[];
}

/** In the reader's language. */
export function refusalText(language: Language, refused: Refused): RefusalText {
  const rule = ruleFor(refused);
  return {
    why: whyOf(language, refused),
    rule: rule === null ? null : t(language, procedureMessages)['rule'](rule),
    next: nextOf(language, refused),
    ask: askOf(language, refused),
  };
}

const CODES: Record<Refusal['code'], ErrorCode> = {
  FORBIDDEN: 'FORBIDDEN',
  SAME_PERSON: 'SAME_PERSON',
  RECUSED: 'FORBIDDEN',
  NOT_ASSIGNED: 'FORBIDDEN',
  NOT_OPEN: 'NOT_OPEN',
  NOT_YET: 'STEP_REFUSED',
  TOO_LATE: 'STEP_REFUSED',
  NOT_SERVED: 'STEP_REFUSED',
  SUSPENDED: 'STEP_REFUSED',
  PROVISIONAL: 'STEP_REFUSED',
  ONCE: 'STEP_REFUSED',
};

/** The refusal as an error: its faults are why, rule, next and ask, in this order. */
export function refuse(refused: Refused): XinhengError {
  return XinhengError.worded(CODES[refused.refusal.code], (language) => {
    const { why, rule, next, ask } = refusalText(language, refused);
    const at = (code: string, message: string): Fault => ({ path: '', code, message });
    return {
      params: { why: rule === null ? why : joined(language, [why, rule]), next: joined(language, [next, ask]) },
      errors: [at(refused.refusal.code, why), ...(rule === null ? [] : [at('RULE', rule)]), at('NEXT', next), at('ASK', ask)],
    };
  });
}

/** What stood when the page was opened is no longer so: says who did what meanwhile; to the party by `forParty`, the organ. */
export function changedMeanwhile(refused: Acted, version: number): XinhengError {
  const { case: of } = refused;
  const since = of.steps.filter(({ n }) => n > version);
  const last = since.findLast((step) => step.kind === 'fire') ?? since.at(-1) ?? of.steps.at(-1)!;
  return XinhengError.worded('CONFLICT', (language) => {
    const message = t(language, procedureMessages)['changed'](doneIn(language, refused, last));
    return { params: {}, errors: [{ path: '/version', code: 'CHANGED', message }] };
  });
}

function whyOf(language: Language, refused: Refused): string {
  const { case: of, procedure, transition, refusal } = refused;
  const say = t(language, procedureMessages);
  const name = titleOf(transition.title, language);
  const named = { name: nameOf(language, procedure, refusal.what) };
  switch (refusal.code) {
    case 'FORBIDDEN':
      return say['why.FORBIDDEN']({ name });
    case 'SAME_PERSON':
      return say['why.SAME_PERSON']({ name });
    case 'NOT_ASSIGNED':
      return say['why.NOT_ASSIGNED']({ name });
    case 'RECUSED':
      return say['why.RECUSED']();
    case 'NOT_OPEN':
      return joined(language, [notOpen(language, of, procedure), say['last'](doneIn(language, refused, of.steps.at(-1)!))]);
    case 'NOT_YET':
      return of.periods.some(({ period }) => period === refusal.what) ? say['why.NOT_YET'](named) : say['why.NOT_BEGUN'](named);
    case 'SUSPENDED':
      return say['why.SUSPENDED']({ day: formatDate(refusal.what, language) });
    case 'TOO_LATE':
    case 'NOT_SERVED':
    case 'PROVISIONAL':
    case 'ONCE':
      return say[`why.${refusal.code}`](named);
  }
}

function notOpen(language: Language, of: Case, procedure: ProcedureContent): string {
  const say = t(language, procedureMessages);
  const name = stateName(language, procedure, of.state);
  return of.closedOn === null ? say['why.NOT_OPEN']({ name }) : say['why.CLOSED']({ name });
}

function nextOf(language: Language, { case: of, transition, refusal, open, procedure }: Refused): string {
  const say = t(language, procedureMessages);
  const name = titleOf(transition.title, language);
  if (refusal.opens !== null) return say['next.on']({ name, day: formatDate(refusal.opens, language) });
  switch (refusal.code) {
    case 'NOT_SERVED':
      return say['next.served']({ name: nameOf(language, procedure, refusal.what) });
    case 'SUSPENDED':
      return say['next.resume']();
    case 'PROVISIONAL':
      return say['next.calendar']();
    case 'FORBIDDEN':
    case 'SAME_PERSON':
    case 'NOT_ASSIGNED':
    case 'RECUSED':
      return say['next.who']({ who: whoMay(language, transition.by) });
    default: {
      const steps = open.map((title) => titleOf(title, language)).join(say['list.separator']());
      return steps === '' || of.closedOn !== null ? say['next.none']() : say['next.now']({ steps });
    }
  }
}

/** 谁决定谁负责: the deciding organ with its officer, and how to reach it, or those who run the site. */
function askOf(language: Language, asked: Pick<Refused, 'kernel' | 'refusal' | 'people'> & Asked): string {
  const { kernel, case: of, refusal } = asked;
  const say = t(language, procedureMessages);
  const entry = organOf(kernel, of.organs.deciding);
  const organ = organName(kernel, of.organs.deciding, language);
  const contact = entry?.contact ?? kernel.settings.operator?.contact;
  const person = officerOf(language, asked);
  return joined(language, [
    person === null ? say['ask']({ organ }) : say['ask.person']({ organ, person }),
    ...(contact === undefined ? [] : [say['ask.contact']({ contact: titleOf(contact, language) })]),
    ...(refusal.code === 'TOO_LATE' ? [say['remedy']()] : []),
  ]);
}
type Asked = { case: Pick<Case, 'organs' | 'handler'> };

/** The officer in charge by name, with the organ where it is not the deciding one. Null where there is none. */
function officerOf(language: Language, { kernel, people, case: of }: Pick<Refused, 'kernel' | 'people'> & Asked) {
  const person = of.handler === null ? undefined : people.get(of.handler);
  if (person === undefined) return null;
  if (person.organ === null || person.organ === of.organs.deciding) return person.name;
  const organ = organName(kernel, person.organ, language);
  return t(language, procedureMessages)['person.of']({ name: person.name, organ });
}

/** Who may open a case of this procedure, for one who may not. */
export function refuseOpening(
  kernel: Refused['kernel'],
  procedure: { title: { zh: string; en: string }; content: ProcedureContent },
  organs: Case['organs'],
): XinhengError {
  const { opening, basis } = procedure.content;
  const refusal: Refusal = { code: 'FORBIDDEN', what: 'open', opens: null };
  return XinhengError.worded('FORBIDDEN', (language) => {
    const say = t(language, procedureMessages);
    const said: [string, string][] = [
      ['FORBIDDEN', say['why.FORBIDDEN']({ name: titleOf(procedure.title, language) })],
      ...basis.slice(0, 1).map((rule): [string, string] => ['RULE', say['rule'](rule)]),
      ['NEXT', say['next.who']({ who: whoMay(language, opening.by) })],
      ['ASK', askOf(language, { kernel, refusal, people: new Map(), case: { organs, handler: null } })],
    ];
    return { params: {}, errors: said.map(([code, message]) => ({ path: '', code, message })) };
  });
}

/** The rule of the step, or of the period that stands in its way. */
function ruleFor({ procedure, transition, refusal }: Refused): LegalBasis | null {
  const period = procedure.periods.find(({ id }) => id === refusal.what);
  return period?.basis ?? transition.rule ?? procedure.basis[0] ?? null;
}

function doneIn(language: Language, refused: Acted, step: Step): { who: string; day: string; step: string } {
  return {
    who: whoDid(language, refused, step),
    day: formatDate(step.on, language),
    step: stepName(language, refused.procedure, step),
  };
}
type Acted = Pick<Refused, 'kernel' | 'case' | 'people' | 'procedure'>;

/** A person by name, role and organ; never by account, which says nothing to a colleague. */
function whoDid(language: Language, { kernel, people }: Acted, step: Step): string {
  const say = t(language, procedureMessages);
  if (step.role === null) return say['clock']();
  if (step.role === 'owner') return say['party']();
  if (step.by === '') return say['organ']();
  const role = rolesIn(language, [step.role]);
  const person = people.get(step.by);
  if (person === undefined) return role;
  const organ = person.organ === null ? null : organName(kernel, person.organ, language);
  return organ === null ? say['person.of']({ name: person.name, organ: role }) : say['person.as']({ name: person.name, role, organ });
}

function joined(language: Language, sentences: readonly string[]): string {
  return sentences.join(language === 'en' ? ' ' : '');
}

/** A hindrance as a refusal: the one that lasts longest comes first, so that nobody comes back for the next. */
export function refusalOf(hindrances: readonly Hindrance[]): Refusal | null {
  const known = hindrances.toSorted((a, b) => (a.opens ?? '9999').localeCompare(b.opens ?? '9999'));
  return known.at(-1) ?? null;
}
