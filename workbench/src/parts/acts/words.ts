import { archiveMessages, kindWord, portalWords, reasonMessages, t, type Language } from '../../house.ts';
import { LANGUAGE } from '../../look/language.ts';
import { actMessages } from './messages.ts';

type Words = Readonly<Record<string, (p: never) => string>>;

/** The word for a code that the API gives; a code that has none yet is shown as it stands, never left out. */
export function wordOf(catalogue: { zh: Words; en: Words }, key: string, code: string, language: Language): string {
  const word = (language === 'en' ? catalogue.en : catalogue.zh)[key];
  return word === undefined ? code : word(undefined as never);
}

export const kindOf = (kind: string): string => {
  const words = kindWord as (kind: string, language: Language) => string;
  const text = words(kind, LANGUAGE);
  return LANGUAGE === 'en' ? text.charAt(0).toUpperCase() + text.slice(1) : text;
};
export const displayOf = (state: string): string => wordOf(archiveMessages, `display.${state}`, state, LANGUAGE);
export const markOf = (mark: string): string => wordOf(archiveMessages, `mark.${mark}`, mark, LANGUAGE);
export const heldOf = (code: string): string => wordOf(reasonMessages, `intake.reason.${code}`, code, LANGUAGE);
export const correctionOf = (kind: string): string => wordOf(portalWords, `correction.${kind}`, kind, LANGUAGE);
export const severityOf = (severity: string): string => wordOf(portalWords, `severity.${severity}`, severity, LANGUAGE);
export const fieldOf = (field: string): string => wordOf(actMessages, `field.${field}`, field, LANGUAGE);
export const natureOf = (nature: string): string => wordOf(actMessages, `nature.${nature}`, nature, LANGUAGE);
export const validityOf = (validity: string): string => wordOf(actMessages, `validity.${validity}`, validity, LANGUAGE);
export const endedOf = (kind: string): string => wordOf(actMessages, `ended.${kind}`, kind, LANGUAGE);
export const stayedByOf = (by: string): string => wordOf(actMessages, `by.${by}`, by, LANGUAGE);

/** A value of a field as people read it: codes by their words, lists, yes and no. */
export function valueOf(field: string, value: unknown): string {
  const say = t(LANGUAGE, actMessages);
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? say.yes() : say.no();
  if (Array.isArray(value)) return value.map((each) => valueOf(field, each)).join(say.and());
  return typeof value === 'string' ? wordOf(actMessages, `${field}.${value}`, value, LANGUAGE) : JSON.stringify(value);
}
