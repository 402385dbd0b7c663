import { t, type Language } from '../i18n/types.ts';
import { valueRuleMessages, type ValueRule } from './messages/value-rule.ts';

const KEYWORDS = ['minItems', 'maxItems', 'minLength', 'maxLength', 'minimum', 'maximum', 'uniqueItems', 'const', 'pattern'] as const;
const FORMATS = ['date', 'uri'] as const;
const TYPES = ['string', 'integer', 'number', 'boolean', 'array', 'object', 'null'] as const;

/** The rule that a value breaks, said whole; a keyword without words of ours in those of the validator. */
export function ruleInWords(rule: ValueRule, language: Language): string {
  const say = t(language, valueRuleMessages);
  const { keyword, bound } = rule;
  if (keyword === 'minLength' && bound === '1') return say.empty();
  if (isOneOf(KEYWORDS, keyword)) return say[keyword]({ bound });
  if (keyword === 'format' && isOneOf(FORMATS, bound)) return say[`format.${bound}`]();
  if (keyword === 'type' && isOneOf(TYPES, bound)) return say[`type.${bound}`]();
  return say.other({ rule: rule.rule });
}

function isOneOf<W extends string>(words: readonly W[], word: string): word is W {
  return (words as readonly string[]).includes(word);
}
