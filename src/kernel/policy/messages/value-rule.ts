import { messages } from '../../i18n/types.ts';

/** What a schema asks of one value: its keyword, the bound or word that it names, and the validator's own sentence. */
export interface ValueRule {
  keyword: string;
  bound: string;
  rule: string;
}

type Bound = Pick<ValueRule, 'bound'>;

export const valueRuleMessages = messages(
  {
    minItems: (p: Bound) => `至少要有${p.bound}条`,
    maxItems: (p: Bound) => `最多${p.bound}条`,
    empty: () => '不能空着',
    minLength: (p: Bound) => `至少${p.bound}个字符`,
    maxLength: (p: Bound) => `最多${p.bound}个字符`,
    minimum: (p: Bound) => `不能小于${p.bound}`,
    maximum: (p: Bound) => `不能大于${p.bound}`,
    uniqueItems: () => '不能重复',
    const: (p: Bound) => `只能是${p.bound}`,
    pattern: (p: Bound) => `写法不对，要符合${p.bound}`,
    'format.date': () => '要写成日期，例如2026-11-24',
    'format.uri': () => '要写成完整的网址',
    'type.string': () => '要写成带引号的文字',
    'type.integer': () => '要写成整数，不带引号',
    'type.number': () => '要写成数字，不带引号',
    'type.boolean': () => '要写成true或者false',
    'type.array': () => '要写成用方括号括起来的列表',
    'type.object': () => '要写成用花括号括起来的一组字段',
    'type.null': () => '要写成null',
    other: (p: Pick<ValueRule, 'rule'>) => `取值不符合规定（${p.rule}）`,
  },
  {
    minItems: (p) => `needs at least ${p.bound} of them`,
    maxItems: (p) => `at most ${p.bound} of them`,
    empty: () => 'must not be empty',
    minLength: (p) => `at least ${p.bound} characters`,
    maxLength: (p) => `at most ${p.bound} characters`,
    minimum: (p) => `must not be less than ${p.bound}`,
    maximum: (p) => `must not be more than ${p.bound}`,
    uniqueItems: () => 'must not repeat',
    const: (p) => `must be ${p.bound}`,
    pattern: (p) => `must be written as ${p.bound} says`,
    'format.date': () => 'must be a date like 2026-11-24',
    'format.uri': () => 'must be a whole web address',
    'type.string': () => 'must be text in quotes',
    'type.integer': () => 'must be a whole number without quotes',
    'type.number': () => 'must be a number without quotes',
    'type.boolean': () => 'must be true or false',
    'type.array': () => 'must be a list in square brackets',
    'type.object': () => 'must be fields in curly brackets',
    'type.null': () => 'must be null',
    other: (p) => `the value breaks its rule (${p.rule})`,
  },
);
