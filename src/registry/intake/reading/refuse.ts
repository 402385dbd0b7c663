import { XinhengError } from '../../../kernel/errors/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { intakeMessages } from '../messages.ts';
import type { RefusalCode } from './refusals.ts';

type Params = Record<string, string | number>;

export interface Refusal {
  code: RefusalCode;
  /** A function where they hold words themselves. */
  params: Params | ((language: Language) => Params);
}

/** FILE_REFUSED with every fault named; `params` hold headings, lines and limits, never the content of a row. */
export function refuseAll(refusals: readonly Refusal[]): XinhengError {
  return XinhengError.worded('FILE_REFUSED', (language) => {
    const say = t(language, intakeMessages);
    const errors = refusals.map(({ code, params: given }) => {
      const params = typeof given === 'function' ? given(language) : given;
      const path = String(params['column'] ?? params['line'] ?? '');
      return { path, code, message: say[`refuse.${code}`](params) };
    });
    return { params: { reason: errors.map((each) => each.message).join(language === 'en' ? '; ' : '；') }, errors };
  });
}

export function refuse(code: RefusalCode, params: Refusal['params']): XinhengError {
  return refuseAll([{ code, params }]);
}
