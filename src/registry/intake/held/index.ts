import type { Draft, Finding } from '../draft.ts';
import type { FindingCode } from '../fates.ts';
import { formatYuanShort } from '../../../kernel/money/index.ts';
import { compareAmount } from './amounts.ts';
import { numbersInText } from './numbers.ts';
import type { HeldWords } from './persons.ts';

/** Not free text: numbers, names of organs and bodies, values of lists. */
const NOT_FREE = new Set([
  'subjectName', 'uscc', 'regNo', 'orgCode', 'taxNo', 'institutionNo', 'socialNo', 'documentNo', 'permitNo', 'organ',
  'organCode', 'dataSource', 'dataSourceCode', 'decided', 'validFrom', 'validTo', 'effectiveUntil', 'statedDisplayEnd',
  'severity', 'procedure', 'subjectKind', 'state', 'year',
]); // prettier-ignore

/** Codes that hold an accepted row for a reviewer, and AMOUNT_UNIT, which rejects it. */
export function heldFindings(draft: Draft, words: HeldWords, headingOf: (field: string) => string | null): Finding[] {
  const { values } = draft;
  const own = ['documentNo', 'permitNo', 'licenceTaken']
    .map((field) => values[field])
    .filter((value): value is string => typeof value === 'string');
  const findings = new Map<FindingCode, Finding>();
  const add = (code: FindingCode, field: string, params: Finding['params'] = {}): void => {
    if (!findings.has(code)) findings.set(code, { code, column: headingOf(field), params });
  };
  for (const field in values) {
    const text = values[field];
    if (typeof text !== 'string' || NOT_FREE.has(field)) continue;
    for (const code of numbersInText(text, field === 'licenceTaken' ? [] : own)) add(code, field);
    if (words.person(text)) add('PERSON_IN_TEXT', field);
    if (words.secret(text)) add('SECRECY_MARK', field);
  }
  compareAmounts(values, add);
  return [...findings.values()];
}

function compareAmounts(
  values: Draft['values'],
  add: (code: FindingCode, field: string, params?: Finding['params']) => void,
): void {
  const { text } = values;
  if (typeof text !== 'string') return;
  const fine = amountOf(values['fineFen']);
  const taken = amountOf(values['confiscatedFen']);
  for (const [field, given] of [
    ['fineFen', fine],
    ['confiscatedFen', taken],
  ] as const) {
    const result = compareAmount(text, given, fine + taken);
    if (result.verdict === 'unit')
      add('AMOUNT_UNIT', field, {
        stated: formatYuanShort(result.stated),
        given: wan(given),
        instead: wan(result.stated),
      });
    else if (result.verdict === 'differ') add('AMOUNT_WORDS', field);
  }
}

const amountOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** 分 as a plain decimal of 万元, as it must stand in the column. */
function wan(fen: number): string {
  const digits = String(fen).padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/u, '');
}
