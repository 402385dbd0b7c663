import type { Language } from '../../house.ts';
import { LANGUAGE } from '../../look/language.ts';
import { FIELD_WORDS } from '../../parts/messages/fields.ts';
import { policyMessages } from './messages.ts';

export interface Change {
  what: 'added' | 'removed' | 'changed';
  path: string;
  title: { zh: string; en: string } | null;
  before: string | null;
  after: string | null;
}

/** Longer values stand in the table below, whole. */
const LONGEST = 60;

/** One difference as a sentence: whose, what of it, from what to what. Pure. */
export function inWords(change: Change, language: Language = LANGUAGE): string {
  const say = language === 'en' ? policyMessages.en : policyMessages.zh;
  const names = change.path
    .split('/')
    .slice(1)
    .map((each) => each.replaceAll('~1', '/').replaceAll('~0', '~'));
  const title = change.title === null ? '' : language === 'en' ? change.title.en : change.title.zh;
  const field = fieldOf(names, language);
  const whose = title === '' ? say['words.file']() : say['words.of']({ title });
  const [before, after] = [valueOf(change.before, language), valueOf(change.after, language)];
  return say[`words.${change.what}`]({ whose, field, before, after });
}

/** Texts in two languages are one field; a part of a list is called by its id or place, the list says what it is. */
function fieldOf(names: readonly string[], language: Language): string {
  const say = language === 'en' ? policyMessages.en : policyMessages.zh;
  const last = names.at(-1) ?? '';
  const wordOf = (name: string): string | undefined => FIELD_WORDS[name]?.[language === 'en' ? 1 : 0];
  if ((last === 'zh' || last === 'en') && names.length > 1) return say[`words.${last}`]({ field: fieldOf(names.slice(0, -1), language) });
  const around = names
    .slice(0, -1)
    .filter((name) => wordOf(name) !== undefined)
    .at(-1);
  return wordOf(last) ?? (around === undefined ? last : say['words.part']({ list: wordOf(around)!, part: last }));
}

function valueOf(text: string | null, language: Language): string {
  const say = language === 'en' ? policyMessages.en : policyMessages.zh;
  if (text === null) return say['words.none']();
  const value = parsed(text);
  if (value === null) return say['words.none']();
  if (typeof value === 'boolean') return value ? say['words.yes']() : say['words.no']();
  if (typeof value === 'object' && 'zh' in value && 'en' in value) return short(String(value[language === 'en' ? 'en' : 'zh']));
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object'))
    return short(value.map(String).join(language === 'en' ? ', ' : '、'));
  return short(typeof value === 'string' ? value : JSON.stringify(value));
}

/** The API gives values as JSON; what is none stays as it is. */
function parsed(text: string): string | number | boolean | null | Record<string, unknown> | unknown[] {
  try {
    return JSON.parse(text) as ReturnType<typeof parsed>;
  } catch {
    return text;
  }
}

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
