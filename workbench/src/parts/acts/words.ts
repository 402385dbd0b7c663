import {
  archiveMessages,
  kindWord,
  portalWords,
  reasonMessages,
  t,
  titleOfCode,
  titleOfSelected,
  type CodeWord,
  type Language,
  type Part,
} from '../../house.ts';
import { LANGUAGE, own } from '../../look/language.ts';
import { actMessages } from './messages.ts';

type Words = Readonly<Record<string, (p: never) => string>>;

/** The word for a code that the API gives; a code that has none yet is shown as it stands, never left out. */
export function wordOf(catalogue: { zh: Words; en: Words }, key: string, code: string, language: Language = LANGUAGE): string {
  const word = (language === 'en' ? catalogue.en : catalogue.zh)[key];
  return word === undefined ? code : word(undefined as never);
}

export const kindOf = (kind: string): string => {
  const words = kindWord as (kind: string, language: Language) => string;
  const text = words(kind, LANGUAGE);
  return LANGUAGE === 'en' ? text.charAt(0).toUpperCase() + text.slice(1) : text;
};
export const displayOf = (state: string): string => wordOf(archiveMessages, `display.${state}`, state);
export const markOf = (mark: string): string => wordOf(archiveMessages, `mark.${mark}`, mark);
export const heldOf = (code: string): string => wordOf(reasonMessages, `intake.reason.${code}`, code);
export const correctionOf = (kind: string): string => wordOf(portalWords, `correction.${kind}`, kind);
export const severityOf = (severity: string): string => wordOf(portalWords, `severity.${severity}`, severity);
export const fieldOf = (field: string): string => wordOf(actMessages, `field.${field}`, field);
export const natureOf = (nature: string): string => wordOf(actMessages, `nature.${nature}`, nature);
export const validityOf = (validity: string): string => wordOf(actMessages, `validity.${validity}`, validity);
export const endedOf = (kind: string): string => wordOf(actMessages, `ended.${kind}`, kind);
export const stayedByOf = (by: string): string => wordOf(actMessages, `by.${by}`, by);

/** Where a value stands; without a kind its field alone says whose code it is. */
export interface At {
  kind?: string | undefined;
  field: string;
}

/** How the act templates write keys. */
const isKey = (text: string): boolean => /^[a-z][a-z_]*$/u.test(text);

/** A code by its words. While these are on their way (`undefined`) nothing: a code that flashes looks like a fault. */
function codeOf(codes: readonly CodeWord[] | undefined, { kind, field }: At, key: string): string {
  if (codes === undefined) return isKey(key) ? '' : key;
  const title = titleOfCode(codes, { kind, field, key });
  return title === undefined ? key : own(title);
}

/** The same of what a model selects or measures in records of these kinds (null: of any); undefined where no list has it. */
export function selectedOf(
  codes: readonly CodeWord[] | undefined,
  kinds: readonly string[] | null,
  part: Part,
  code: string,
): string | undefined {
  if (codes === undefined) return isKey(code) ? '' : undefined;
  const title = titleOfSelected(codes, kinds, part, code);
  return title && own(title);
}

/** A value of a field as people read it: codes by their words, lists, yes and no. */
export function valueOf(codes: readonly CodeWord[] | undefined, at: At, value: unknown): string {
  const say = t(LANGUAGE, actMessages);
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? say.yes() : say.no();
  if (Array.isArray(value)) return value.map((each) => valueOf(codes, at, each)).join(say.and());
  return typeof value === 'string' ? codeOf(codes, at, value) : JSON.stringify(value);
}
