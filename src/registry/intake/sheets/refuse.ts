import { XinhengError } from '../../../kernel/errors/index.ts';
import { sheetMessages } from './messages.ts';
import type { TableRefusal } from './refusals.ts';

/** FILE_REFUSED with its reason in Chinese, the language of those who send files; the code is the same in every language. */
export function refuseTable(code: TableRefusal, params: Record<string, string | number> = {}): XinhengError {
  const message = sheetMessages.zh[`refuse.${code}`](params);
  return new XinhengError('FILE_REFUSED', { reason: message }, { errors: [{ path: '', code, message }] });
}
