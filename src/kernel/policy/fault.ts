import type { Language } from '../i18n/types.ts';
import { t } from '../i18n/types.ts';
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

export function inWords(plain: PlainFault, language: Language): PolicyFault {
  return { file: plain.file, path: plain.path, code: plain.code, message: plain.say(language) };
}

/** A key as one step of a JSON pointer (RFC 6901). */
export function step(key: string | number): string {
  return String(key).replaceAll('~', '~0').replaceAll('/', '~1');
}
