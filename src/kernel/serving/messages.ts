import { messages } from '../i18n/types.ts';

interface Bound {
  limit?: string | number | undefined;
}

/** What is wrong with one value, by the schema's keyword. */
export const faultMessages = messages(
  {
    REQUIRED: () => '缺少这一项',
    TYPE: (p: Bound) => `类型不对${p.limit === undefined ? '' : `，应为${p.limit}`}`,
    FORMAT: () => '格式不对',
    PATTERN: () => '格式不对',
    MINLENGTH: (p: Bound) => `太短，至少${p.limit ?? 1}个字符`,
    MAXLENGTH: (p: Bound) => `太长，最多${p.limit ?? 0}个字符`,
    MINIMUM: (p: Bound) => `太小，最小为${p.limit ?? 0}`,
    MAXIMUM: (p: Bound) => `太大，最大为${p.limit ?? 0}`,
    MINITEMS: (p: Bound) => `项数太少，至少${p.limit ?? 1}项`,
    MAXITEMS: (p: Bound) => `项数太多，最多${p.limit ?? 0}项`,
    ENUM: () => '不是可选的值',
    CONST: () => '不是可选的值',
    ANYOF: () => '不符合任何一种允许的形式',
    ADDITIONALPROPERTIES: () => '没有这一项',
    CHARACTERS: () => '含有不能保存的字符',
    DEPTH: () => '层次过多',
    JSON: () => '不是完整的JSON',
    OTHER: () => '不符合要求',
  },
  {
    REQUIRED: () => 'is missing',
    TYPE: (p: Bound) => (p.limit === undefined ? 'has the wrong type' : `must be of type ${p.limit}`),
    FORMAT: () => 'has the wrong format',
    PATTERN: () => 'has the wrong format',
    MINLENGTH: (p: Bound) => `is too short: at least ${p.limit ?? 1} characters`,
    MAXLENGTH: (p: Bound) => `is too long: at most ${p.limit ?? 0} characters`,
    MINIMUM: (p: Bound) => `is too small: at least ${p.limit ?? 0}`,
    MAXIMUM: (p: Bound) => `is too large: at most ${p.limit ?? 0}`,
    MINITEMS: (p: Bound) => `has too few items: at least ${p.limit ?? 1}`,
    MAXITEMS: (p: Bound) => `has too many items: at most ${p.limit ?? 0}`,
    ENUM: () => 'is not one of the values allowed',
    CONST: () => 'is not one of the values allowed',
    ANYOF: () => 'has none of the forms allowed',
    ADDITIONALPROPERTIES: () => 'is not known here',
    CHARACTERS: () => 'holds characters that cannot be stored',
    DEPTH: () => 'is nested too deeply',
    JSON: () => 'is not complete JSON',
    OTHER: () => 'is not valid',
  },
);
