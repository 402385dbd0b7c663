import { findDate } from '../../../kernel/calendar/index.ts';
import { parseYuan, formatWan } from '../../../kernel/money/index.ts';
import type { FindingCode } from '../fates/fates.ts';

/**
 * What a clerk may decide for many rows at once: how her own sheet is to be read. Never what a document says: a code, a
 * name, a day that is not in the cell.
 */
export const DECISIONS = {
  /** The column holds yuan, not ten thousand yuan. */
  'amount-is-yuan': ['AMOUNT_UNIT'],
  /** 03/04/2026 is 3 April. */
  'date-day-first': ['BAD_DATE'],
  /** 03/04/2026 is March 4th. */
  'date-month-first': ['BAD_DATE'],
} as const satisfies Record<string, readonly FindingCode[]>;
export type Decision = keyof typeof DECISIONS;
export const DECISION_NAMES = Object.keys(DECISIONS) as Decision[];

export function decisionsFor(code: FindingCode): Decision[] {
  return DECISION_NAMES.filter((decision) => (DECISIONS[decision] as readonly FindingCode[]).includes(code));
}

/** The cell as it reads under the decision; undefined where it does not apply to it, so that the row stays as it is. */
export function decided(cell: string, decision: Decision): string | undefined {
  return decision === 'amount-is-yuan' ? yuanAsWan(cell) : dayOf(cell, decision === 'date-day-first');
}

function yuanAsWan(cell: string): string | undefined {
  const read = parseYuan(cell.normalize('NFKC').replaceAll(/[\s,元]/gu, ''));
  if (read === undefined) return undefined;
  return formatWan(read).replace(/\.?0+$/u, '');
}

/** 3/4/2026, 03-04-26 and the like; a year of two digits is of this century. */
function dayOf(cell: string, dayFirst: boolean): string | undefined {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/u.exec(cell.normalize('NFKC').trim());
  if (!match) return undefined;
  const [first, second, year] = [match[1]!, match[2]!, match[3]!];
  const [day, month] = dayFirst ? [first, second] : [second, first];
  const iso = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return findDate(iso) ? iso : undefined;
}
