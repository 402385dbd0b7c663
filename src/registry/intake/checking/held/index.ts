import type { HeldWordsContent, PolicyStore } from '../../../../kernel/policy/index.ts';
import type { Draft, Finding } from '../../reading/draft.ts';
import type { FindingCode } from '../../fates/fates.ts';
import { formatYuanShort } from '../../../../kernel/money/index.ts';
import { compareAmount } from './amounts.ts';
import { numbersInText } from './numbers.ts';
import { compileHeldWords, type HeldWords } from './persons.ts';

/** Not free text: numbers, names of organs and bodies, values of lists. */
export const NOT_FREE: ReadonlySet<string> = new Set([
  'subjectName',
  'uscc',
  'regNo',
  'orgCode',
  'taxNo',
  'institutionNo',
  'socialNo',
  'documentNo',
  'permitNo',
  'organ',
  'organCode',
  'dataSource',
  'dataSourceCode',
  'decided',
  'validFrom',
  'validTo',
  'effectiveUntil',
  'statedDisplayEnd',
  'severity',
  'procedure',
  'subjectKind',
  'state',
  'year',
]);

/** The lists of the newest edition, built for use. */
export function heldWordsOf(policy: Pick<PolicyStore, 'all'>): HeldWords {
  const [newest] = policy.all<HeldWordsContent>('held-words');
  return compileHeldWords(newest?.content ?? { roles: [], surnames: [], compoundSurnames: [], secrecy: [], exceptions: [] });
}

/** What of one free text must not stand in public before somebody looked. `own` are numbers that may stand in it. */
export function textFindings(text: string, words: HeldWords, own: readonly string[]): FindingCode[] {
  const found = numbersInText(text, own);
  if (words.person(text)) found.push('PERSON_IN_TEXT');
  if (words.secret(text)) found.push('SECRECY_MARK');
  return found;
}

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
    for (const code of textFindings(text, words, field === 'licenceTaken' ? [] : own)) add(code, field);
  }
  compareAmounts(values, add);
  return [...findings.values()];
}

function compareAmounts(values: Draft['values'], add: (code: FindingCode, field: string, params?: Finding['params']) => void): void {
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
