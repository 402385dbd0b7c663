import type { Language } from '../i18n/types.ts';
import { t } from '../i18n/types.ts';
import { lineOf, linesOf } from './json-lines.ts';
import { policyMessages, type PolicyFaultCode } from './messages.ts';

type Parameters<C extends PolicyFaultCode> = (typeof policyMessages.zh)[C] extends (p: infer P) => string ? P : never;

/** A fault before it has words. */
export interface PlainFault {
  file: string;
  /** JSON pointer into the file. */
  path: string;
  code: PolicyFaultCode;
  say(language: Language): string;
}

/** One fault of one file, as printed. */
export interface PolicyFault {
  file: string;
  path: string;
  /** Of the file's text, from 1; where something is missing, the line of what it is missing from. */
  line: number;
  code: PolicyFaultCode;
  message: string;
}

export function fault<C extends PolicyFaultCode>(
  file: string,
  path: string,
  code: C,
  params: unknown extends Parameters<C> ? Record<string, never> : Parameters<C>,
): PlainFault {
  return {
    file,
    path,
    code,
    say: (language) => (t(language, policyMessages)[code] as (p: unknown) => string)(params),
  };
}

/** In words, each with its line in the text of its file. */
export function inWords(faults: readonly PlainFault[], language: Language, textOf: (file: string) => string): PolicyFault[] {
  const line = placing(textOf);
  return faults.map((each) => {
    const { file, path, code } = each;
    return { file, path, line: line(file, path), code, message: each.say(language) };
  });
}

/** The line of a pointer in a file; each text is read once. A text that is no JSON has one place: where it breaks. */
function placing(textOf: (file: string) => string): (file: string, path: string) => number {
  const known = new Map<string, ReturnType<typeof linesOf>>();
  return (file, path) => {
    const found = known.get(file) ?? linesOf(textOf(file));
    known.set(file, found);
    return found.broken ?? lineOf(found.lines, path);
  };
}

/** A key as one step of a JSON pointer (RFC 6901). */
export function step(key: string | number): string {
  return String(key).replaceAll('~', '~0').replaceAll('/', '~1');
}
