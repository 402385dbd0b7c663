import { XinhengError, type Fault } from '../../kernel/errors/index.ts';
import { intakeMessages } from './messages.ts';
import type { RefusalCode } from './refusals.ts';

export interface Refusal {
  code: RefusalCode;
  params: Record<string, string | number>;
}

/** FILE_REFUSED with every fault named; `params` hold headings, lines and limits, never the content of a row. */
export function refuseAll(refusals: readonly Refusal[]): XinhengError {
  const faults: Fault[] = refusals.map(({ code, params }) => ({
    path: String(params['column'] ?? params['line'] ?? ''),
    code,
    message: refusalText(code, params),
  }));
  return new XinhengError(
    'FILE_REFUSED',
    { reason: faults.map((fault) => fault.message).join('；') },
    { errors: faults },
  );
}

export function refuse(code: RefusalCode, params: Record<string, string | number>): XinhengError {
  return refuseAll([{ code, params }]);
}

/** In Chinese, the language of those who send files; the code beside it is the same in every language. */
function refusalText(code: RefusalCode, params: Record<string, string | number>): string {
  return intakeMessages.zh[`refuse.${code}`](params);
}
