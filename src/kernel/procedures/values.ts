import { findDate } from '../calendar/index.ts';
import { XinhengError, type Fault } from '../errors/index.ts';
import { t, type Language } from '../i18n/index.ts';
import type { CaseField, CaseTransition, ProcedureContent } from '../policy/schemas/procedure.ts';
import { procedureMessages, titleOf } from './messages.ts';
import type { Case, FieldValues } from './types.ts';

/** What may be typed where the procedure sets no limit. */
const LINE = 200;
const TEXT = 10_000;
/** Neither can be stored or hashed (kernel/journal). */
const UNSTORABLE = /\0|\p{Surrogate}/u;

type FaultCode = 'UNKNOWN' | 'MISSING' | 'TYPE' | 'TOO_LONG' | 'CHOICE';
type Found = { path: string; field: CaseField | string; code: FaultCode };
type Checked = { value: FieldValues[string] } | { fault: FaultCode } | undefined;

/**
 * What was filled in, against what the procedure asks for: text trimmed, what was left empty left out. Throws BAD_INPUT with
 * each fault and its field; a field that the procedure does not have is refused, so that nothing is lost in silence.
 */
export function checkFields(declared: readonly CaseField[], given: Readonly<Record<string, unknown>>): FieldValues {
  const known = new Set(declared.map((field) => field.id));
  const faults: Found[] = Object.keys(given)
    .filter((id) => !known.has(id))
    .map((id) => ({ path: `/fields/${id.slice(0, 60)}`, field: id.slice(0, 60), code: 'UNKNOWN' as const }));
  const values: Record<string, FieldValues[string]> = {};
  for (const field of declared) {
    const checked = checkField(field, Object.hasOwn(given, field.id) ? given[field.id] : undefined);
    if (checked === undefined) {
      if (field.required) faults.push({ path: `/fields/${field.id}`, field, code: 'MISSING' });
    } else if ('fault' in checked) faults.push({ path: `/fields/${field.id}`, field, code: checked.fault });
    else values[field.id] = checked.value;
  }
  if (faults.length > 0) throw badFields(faults);
  return values;
}

function checkField(field: CaseField, given: unknown): Checked {
  if (given === undefined || given === null || given === '') return undefined;
  switch (field.type) {
    case 'line':
    case 'text':
      return checkText(field, given);
    case 'day':
      return typeof given === 'string' && findDate(given) !== undefined ? { value: given } : { fault: 'TYPE' };
    case 'integer':
      if (typeof given !== 'number' || !Number.isSafeInteger(given) || given < 0) return { fault: 'TYPE' };
      return given > (field.maximum ?? Number.MAX_SAFE_INTEGER) ? { fault: 'TOO_LONG' } : { value: given };
    case 'choice':
      return typeof given === 'string' && isChoice(field, given) ? { value: given } : { fault: 'CHOICE' };
    case 'choices':
      return checkChoices(field, given);
    case 'yes':
      if (typeof given !== 'boolean') return { fault: 'TYPE' };
      // A confirmation that must be given is not given by "no".
      return field.required && !given ? undefined : { value: given };
  }
}

function checkText(field: CaseField, given: unknown): Checked {
  if (typeof given !== 'string' || UNSTORABLE.test(given)) return { fault: 'TYPE' };
  const text = given.trim();
  if (text === '') return undefined;
  if (field.type === 'line' && /[\r\n]/u.test(text)) return { fault: 'TYPE' };
  return text.length > (field.maximum ?? (field.type === 'line' ? LINE : TEXT)) ? { fault: 'TOO_LONG' } : { value: text };
}

function checkChoices(field: CaseField, given: unknown): Checked {
  if (!Array.isArray(given)) return { fault: 'TYPE' };
  if (given.length === 0) return undefined;
  const chosen: readonly unknown[] = given;
  const known = chosen.filter((each) => typeof each === 'string' && isChoice(field, each)) as string[];
  const sound = known.length === chosen.length && new Set(known).size === known.length;
  if (!sound) return { fault: 'CHOICE' };
  return known.length > (field.maximum ?? known.length) ? { fault: 'TOO_LONG' } : { value: known };
}

function isChoice(field: CaseField, id: string): boolean {
  return field.choices?.some((choice) => choice.id === id) ?? false;
}

/**
 * 行政处罚法 §45: nobody's case gets worse because of what the party said. True where the outcome of this step is heavier
 * than the one given by the step that it is bound to.
 */
export function isHeavier(of: Case, procedure: ProcedureContent, transition: CaseTransition, fields: FieldValues): boolean {
  const { notHeavierThan } = transition;
  const { outcome } = procedure;
  if (notHeavierThan === undefined || outcome === undefined) return false;
  const bound = of.steps.findLast(
    (step) => (step.kind === 'fire' && step.what === notHeavierThan) || (step.kind === 'open' && notHeavierThan === 'open'),
  );
  const then = bound?.fields[outcome.field];
  const now = fields[outcome.field] ?? of.fields[outcome.field];
  if (typeof then !== 'string' || typeof now !== 'string') return false;
  return outcome.scale.indexOf(now) > outcome.scale.indexOf(then);
}

function badFields(faults: readonly Found[]): XinhengError {
  return XinhengError.worded('BAD_INPUT', (language) => ({
    params: { what: faults.map((each) => nameOf(each.field, language)).join(language === 'en' ? ', ' : '、') },
    errors: faults.map(({ path, field, code }): Fault => {
      const message = t(language, procedureMessages)[`field.${code}`]({ field: nameOf(field, language) });
      return { path, code, message };
    }),
  }));
}

function nameOf(field: CaseField | string, language: Language): string {
  return typeof field === 'string' ? field : titleOf(field.title, language);
}

/** 行政处罚法 §45, as a refusal. */
export function heavier(): XinhengError {
  return XinhengError.worded('STEP_REFUSED', (language) => {
    const why = t(language, procedureMessages)['heavier']();
    return { params: { why }, errors: [{ path: '/fields', code: 'HEAVIER', message: why }] };
  });
}
