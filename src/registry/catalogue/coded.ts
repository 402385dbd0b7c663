import { inForceOn, type ActTemplateContent, type PolicyDocument } from '../../kernel/policy/index.ts';
import type { TemplateField } from '../../kernel/policy/schemas/act-template.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import { titleOfCode, type CodeWord } from './code-words.ts';
import type { Policy } from './editions.ts';

type Template = PolicyDocument<ActTemplateContent>;

/** Whoever draws a hundred records asks a hundred times; `all` answers the same array until the policy changes. */
const kept = new WeakMap<readonly Template[], { day: string; words: readonly CodeWord[] }>();

/**
 * Every code of the act templates in its words, by kind of act, then as the templates have it. Of several templates of one
 * kind the latest in force says the words; an earlier one those of codes that it alone has: records outlive their template.
 */
export function codeWords(policy: Policy, day: string): readonly CodeWord[] {
  const all = policy.all<ActTemplateContent>('act-template');
  const known = kept.get(all);
  if (known?.day === day) return known.words;
  const words = wordsOf(begunOn(all, day));
  kept.set(all, { day, words });
  return words;
}

function wordsOf(templates: readonly Template[]): CodeWord[] {
  const words = new Map<string, CodeWord>();
  for (const { content } of templates.toSorted((a, b) => compare(a.content.act, b.content.act)))
    for (const { field, codeList } of content.fields)
      for (const { key, name } of codeList === undefined ? [] : (content.codeLists[codeList] ?? [])) {
        const at = `${content.act} ${field} ${key}`;
        if (!words.has(at)) words.set(at, { kind: content.act, field, key, title: name });
      }
  return [...words.values()];
}

/** A value of a field as people read it: a code, or several, in the words of the templates; what has none stands as it is. */
export function codedText(
  policy: Policy,
  day: string,
  { kind, field, value }: { kind?: string | undefined; field: string; value: unknown },
  language: Language,
): string {
  const words = codeWords(policy, day);
  const word = (key: unknown): string => {
    const title = titleOfCode(words, { kind, field, key: String(key) });
    return title === undefined ? String(key) : title[language === 'en' ? 'en' : 'zh'];
  };
  return Array.isArray(value) ? value.map(word).join(language === 'en' ? ', ' : '、') : word(value);
}

/** The fields of a kind as its latest template in force has them, then those that only its other templates have. */
export function fieldsOfKind(policy: Policy, kind: string, day: string): TemplateField[] {
  const fields = new Map<string, TemplateField>();
  for (const { content } of begunOn(policy.all<ActTemplateContent>('act-template'), day))
    for (const each of content.act === kind ? content.fields : []) if (!fields.has(each.field)) fields.set(each.field, each);
  return [...fields.values()];
}

/** Those in force first, the latest of them before the others; what has ended follows, what has not begun is none. */
function begunOn(all: readonly Template[], day: string): Template[] {
  return all
    .filter(({ inForceFrom }) => inForceFrom <= day)
    .toSorted(
      (a, b) =>
        Number(inForceOn(b, day)) - Number(inForceOn(a, day)) ||
        compare(b.inForceFrom, a.inForceFrom) ||
        compare(a.id, b.id) ||
        compare(b.edition, a.edition),
    );
}

/** By code point: the order is part of the answer, and no locale's. */
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
