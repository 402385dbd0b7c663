import type { Fault } from '../../../kernel/errors/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { expected18 } from '../alphabet.ts';
import type { UsccCheck } from '../check.ts';
import { usccMessages } from '../messages.ts';

export interface CheckedRow extends UsccCheck {
  /** Of a file only. */
  row?: number;
}

/** How many wrong codes a person is shown one by one. */
const SHOWN = 50;

/** What a person reads of each code given on the command line. */
export function codesText(checks: readonly CheckedRow[], language: Language): string {
  return checks.flatMap((check) => lines(check, language)).join('\n');
}

/** What a person reads of a file: the counts, then the first wrong codes. */
export function fileText(checks: readonly CheckedRow[], empty: number, language: Language): string {
  const say = t(language, usccMessages);
  const counts = new Map<string, number>();
  for (const { findings } of checks) for (const finding of findings) counts.set(finding, (counts.get(finding) ?? 0) + 1);
  const sentinel = counts.get('SENTINEL') ?? 0;
  const wrong = checks.filter((check) => !check.valid && !check.findings.includes('SENTINEL'));
  const valid = checks.length - wrong.length - sentinel;
  return [
    say['uscc.summary']({ read: checks.length, valid, invalid: wrong.length, sentinel, empty }),
    ...[...counts].sort((a, b) => b[1] - a[1]).map(([finding, n]) => say['uscc.count']({ finding, n })),
    ...wrong.slice(0, SHOWN).flatMap((check) => lines(check, language)),
    ...(wrong.length > SHOWN ? [say['uscc.more']({ n: wrong.length - SHOWN })] : []),
  ].join('\n');
}

/** What does not fit about a code, each finding as a fault in words. */
export function codeFaults(check: UsccCheck, language: Language): Fault[] {
  const say = t(language, usccMessages);
  const facts = { length: check.code.length, expected: expected18(check.code) ?? '?' };
  return check.findings.map((code) => ({ path: '', code, message: say[`uscc.finding.${code}`](facts) }));
}

function lines(check: CheckedRow, language: Language): string[] {
  const say = t(language, usccMessages);
  const head = say[check.valid ? 'uscc.valid' : 'uscc.invalid']({ code: check.code });
  return [
    check.row === undefined ? head : say['uscc.row']({ row: check.row, line: head }),
    ...codeFaults(check, language).map(({ message }) => (language === 'en' ? `    ${message}` : `　　${message}`)),
    ...(check.candidate ? [say['uscc.candidate']({ candidate: check.candidate })] : []),
  ];
}
