import { XinhengError } from '../errors/index.ts';
import { t } from '../i18n/types.ts';
import { sheetMessages } from './messages.ts';
import type { TableRefusal } from './refusals.ts';

/** FILE_REFUSED with its reason, worded for the reader; the code is the same in every language. */
export function refuseTable(code: TableRefusal, params: Record<string, string | number> = {}): XinhengError {
  return XinhengError.worded('FILE_REFUSED', (language) => {
    const message = t(language, sheetMessages)[`refuse.${code}`](params);
    return { params: { reason: message }, errors: [{ path: String(params['line'] ?? ''), code, message }] };
  });
}
