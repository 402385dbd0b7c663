import { faultMessages, t, type Language } from '../../house.ts';
import { isDay } from '../format.ts';
import { partMessages } from '../messages/common.ts';

/** What the API asks of one field of a body, as far as a control can hold to it. */
export interface Rule {
  kind: 'text' | 'choice' | 'day' | 'integer' | 'boolean';
  required?: boolean;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
}
export type Rules = Readonly<Record<string, Rule>>;

/** What a form holds: what was typed or chosen, several that were chosen, or a tick. */
export type Value = string | boolean | readonly string[];
export type Values = Readonly<Record<string, Value>>;

/** What is wrong with each field, in the words in which the API would say it. Pure. */
export function faultsOf(rules: Rules, values: Values, language: Language): Record<string, string> {
  const found = Object.entries(rules).flatMap(([name, rule]) => {
    const value = values[name];
    const fault = typeof value === 'string' ? faultOf(name, rule, value.trim(), language) : undefined;
    return fault === undefined ? [] : [[name, fault]];
  });
  return Object.fromEntries(found) as Record<string, string>;
}

function faultOf(name: string, rule: Rule, text: string, language: Language): string | undefined {
  const part = t(language, partMessages);
  const say = t(language, faultMessages);
  const { kind, minLength = 0, pattern, minimum = -Infinity, maximum = Infinity } = rule;
  if (text === '') {
    if (rule.required !== true) return undefined;
    return name === 'reason' ? part['reason.empty']() : kind === 'choice' ? part['needs.choice']() : part['needs.text']();
  }
  if (kind === 'day') return isDay(text) ? undefined : part['date.bad']();
  if (kind === 'integer') {
    if (!/^-?\d+$/u.test(text)) return say.TYPE({ limit: 'integer' });
    if (Number(text) < minimum) return say.MINIMUM({ limit: minimum });
    return Number(text) > maximum ? say.MAXIMUM({ limit: maximum }) : undefined;
  }
  if (text.length < minLength) return say.MINLENGTH({ limit: minLength });
  return pattern !== undefined && !new RegExp(pattern, 'u').test(text) ? say.PATTERN() : undefined;
}

/** The fields of a body as the API types them: texts without blanks around them, and nothing for what was left empty. Pure. */
export function bodyOf(rules: Rules, values: Values): Record<string, unknown> {
  const given = Object.entries(values).flatMap(([name, value]) => {
    const kind = rules[name]?.kind;
    if (kind === undefined) return [];
    const text = typeof value === 'string' ? value.trim() : value;
    return text === '' ? [] : [[name, kind === 'integer' ? Number(text) : text]];
  });
  return Object.fromEntries(given) as Record<string, unknown>;
}
