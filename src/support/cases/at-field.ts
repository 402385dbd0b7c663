import { XinhengError } from '../../kernel/errors/index.ts';
import { errorText } from '../../kernel/errors/messages.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { sheetMessages } from './messages/sheet.ts';

/**
 * Does it; what is refused because of one of these fields of the body says so by the field's pointer, so that a form shows it
 * there. The first is where an account is given, which a NOT_FOUND names by what was typed.
 */
export async function atField<T>(names: readonly string[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof XinhengError) || error.status >= 500 || error.said('zh-CN').errors.length > 0) throw error;
    const named = String(error.said('zh-CN').params['what'] ?? '');
    const field = names.find((name) => name === named) ?? (isAccount(error, names) ? names[0] : undefined);
    if (field === undefined) throw error;
    throw XinhengError.worded(error.code, (language) => ({
      params: { ...error.said(language).params },
      errors: [{ path: `/${field}`, code: 'WRONG', message: messageOf(error, field, language) }],
    }));
  }
}

const ACCOUNTS = new Set(['account', 'substitute']);

function isAccount({ code }: XinhengError, [first]: readonly string[]): boolean {
  return first !== undefined && ACCOUNTS.has(first) && (code === 'NOT_FOUND' || code === 'CONFLICT');
}

function messageOf(error: XinhengError, field: string, language: Language): string {
  const say = t(language, sheetMessages);
  if (error.code === 'CONFLICT') return say['fault.twice']();
  if (ACCOUNTS.has(field)) return say['fault.account']();
  if (error.code === 'BAD_INPUT' || error.code === 'NOT_FOUND') return say['fault.field']();
  const { what, how } = errorText(language, error);
  return language === 'en' ? `${what} ${how}` : `${what}${how}`;
}
