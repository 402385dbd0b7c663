import type { Language } from '../i18n/types.ts';

/** What a schema asks of one value: its keyword, the bound or word that it names, and the validator's own sentence. */
export interface ValueRule {
  keyword: string;
  bound: string;
  rule: string;
}

type Words = readonly [zh: string, en: string];

const TYPES: Readonly<Record<string, Words>> = {
  string: ['带引号的文字', 'text in quotes'],
  integer: ['整数，不带引号', 'a whole number without quotes'],
  number: ['数字，不带引号', 'a number without quotes'],
  boolean: ['true或者false', 'true or false'],
  array: ['用方括号括起来的列表', 'a list in square brackets'],
  object: ['用花括号括起来的一组字段', 'fields in curly brackets'],
  null: ['null', 'null'],
};

/** The rule that a value breaks, said whole; a keyword without words of ours in those of the validator. */
export function ruleInWords({ keyword, bound, rule }: ValueRule, language: Language): string {
  const words = wordsOf(keyword, bound);
  if (words !== undefined) return words[language === 'en' ? 1 : 0];
  return language === 'en' ? `the value breaks its rule (${rule})` : `取值不符合规定（${rule}）`;
}

function wordsOf(keyword: string, bound: string): Words | undefined {
  switch (keyword) {
    case 'minItems':
      return [`至少要有${bound}条`, `needs at least ${bound} of them`];
    case 'maxItems':
      return [`最多${bound}条`, `at most ${bound} of them`];
    case 'minLength':
      return bound === '1' ? ['不能空着', 'must not be empty'] : [`至少${bound}个字符`, `at least ${bound} characters`];
    case 'maxLength':
      return [`最多${bound}个字符`, `at most ${bound} characters`];
    case 'minimum':
      return [`不能小于${bound}`, `must not be less than ${bound}`];
    case 'maximum':
      return [`不能大于${bound}`, `must not be more than ${bound}`];
    case 'uniqueItems':
      return ['不能重复', 'must not repeat'];
    case 'const':
      return [`只能是${bound}`, `must be ${bound}`];
    case 'pattern':
      return [`写法不对，要符合${bound}`, `must be written as ${bound} says`];
    case 'format':
      return bound === 'date'
        ? ['要写成日期，例如2026-11-24', 'must be a date like 2026-11-24']
        : bound === 'uri'
          ? ['要写成完整的网址', 'must be a whole web address']
          : undefined;
    case 'type':
      return TYPES[bound] === undefined ? undefined : [`要写成${TYPES[bound][0]}`, `must be ${TYPES[bound][1]}`];
    default:
      return undefined;
  }
}
