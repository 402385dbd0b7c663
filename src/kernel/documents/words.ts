import type { Temporal } from 'temporal-polyfill';
import { toDate } from '../calendar/index.ts';
import type { CaseField } from '../policy/index.ts';
import { documentMessages } from './messages.ts';
import type { NamedBody } from './types.ts';

const { zh } = documentMessages;

/** 2026年11月24日 */
export function dayInWords({ year, month, day }: Temporal.PlainDate): string {
  return zh['paper.day']({ year, month, day });
}

/** （统一社会信用代码…）, else the number of the old registration by its own name; empty where there is neither. */
export function numberInWords({ code, other = null }: NamedBody): string {
  if (code !== null) return zh['number.uscc']({ number: code });
  return other === null ? '' : zh[`number.${other.kind}`]({ number: other.number });
}

/** A field's value as it stands in a paper: days and choices in Chinese words, several choices joined by 、. */
export function fieldInWords(field: CaseField, value: string | number | boolean | readonly string[]): string {
  const title = (id: string): string => field.choices?.find((each) => each.id === id)?.title.zh ?? id;
  if (typeof value === 'boolean') return value ? zh['paper.yes']() : zh['paper.no']();
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value.map(title).join('、');
  if (field.type === 'day') return dayInWords(toDate(value));
  return field.type === 'choice' ? title(value) : value;
}
