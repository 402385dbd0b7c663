import type { HeldWordsContent } from '../../../../kernel/policy/schemas/held-words.ts';

const escape = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
const any = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(escape)
    .join('|');

/** What may stand between a role and a name: 当事人：张三, 法定代表人为李四, 负责人（王五）, 员工"赵六". */
const BETWEEN = String.raw`(?:姓名)?[\s:：,，、为是系即（(“"'‘]{0,3}`;

/**
 * Finds a role word followed by two to four Han characters that begin with a listed surname, and marks of secrecy. Built
 * once from the policy's lists. A name already made anonymous (张某, 李某某) is none.
 */
export function compileHeldWords(words: HeldWordsContent): {
  person(text: string): boolean;
  secret(text: string): boolean;
} {
  const exceptions = words.exceptions.length > 0 ? `(?!${any(words.exceptions)})` : '';
  const surname = `(?:${any([...words.compoundSurnames, ...words.surnames])})`;
  const person = new RegExp(`(?:${any(words.roles)})${BETWEEN}${exceptions}${surname}(?![某×*xX○])[\\u4E00-\\u9FFF·]{1,3}`, 'u');
  const secrecy = new RegExp(any(words.secrecy), 'u');
  const cut = /[\s\u3000]+/gu;
  return {
    // 张 三 with a space inside, as documents are typeset.
    person: (text) => person.test(text) || (/[\s\u3000]/u.test(text) && person.test(text.replace(cut, ''))),
    secret: (text) => secrecy.test(text),
  };
}

export type HeldWords = ReturnType<typeof compileHeldWords>;
