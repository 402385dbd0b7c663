import type { Json } from './document.ts';

/** As the schema has it: six digits before the point, four behind it; a limit may be one of an amount, in 分. */
const DECIMAL = /^-?(?:0|[1-9]\d{0,5})(?:\.\d{1,4})?$/u;
const LIMIT = /^-?(?:0|[1-9]\d{0,11})(?:\.\d{1,4})?$/u;
const LIMITS = new Set(['from', 'to', 'atLeast', 'below']);
const DECIMALS = new Set([
  'points',
  'per',
  'cap',
  'floor',
  'weight',
  'start',
  'from',
  'to',
  'factor',
  'restores',
  'sameYear',
  'later',
  'atLeast',
  'below',
  'otherwise',
]);
const WHOLES = new Set(['length', 'untilDays', 'withinDays', 'minimum', 'places']);

export type WrittenFault = { path: string; what: 'decimal' | 'whole' };

export const isDecimal = (text: string): boolean => DECIMAL.test(text);

/** Figures of a model's content that are not written as figures: seen while one types, before the checker is asked. Pure. */
export function faultsOfFigures(content: Json | undefined, path = '/content'): WrittenFault[] {
  if (typeof content !== 'object' || content === null) return [];
  const entries = Object.entries<Json>(content);
  return entries.flatMap(([key, value]): WrittenFault[] => {
    const at = `${path}/${key}`;
    if (at === '/content/examples') return [];
    if (DECIMALS.has(key) && typeof value === 'string') {
      const isWritten = LIMITS.has(key) && !path.startsWith('/content/cutoffs') ? LIMIT.test(value) : isDecimal(value);
      return isWritten ? [] : [{ path: at, what: 'decimal' }];
    }
    if (WHOLES.has(key)) return typeof value === 'number' && Number.isInteger(value) ? [] : [{ path: at, what: 'whole' }];
    return faultsOfFigures(value, at);
  });
}
