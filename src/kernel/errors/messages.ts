import type { Language } from '../i18n/types.ts';
import { ERROR_CODES, XinhengError, type ErrorCode, type Fault } from './index.ts';
import { textOf, type ErrorWords, type Params } from './texts.ts';

export interface ErrorText {
  title: string;
  what: string;
  how: string;
}

/** What happened and what to do about it, in the reader's language. */
export function errorText(language: Language, error: { code: ErrorCode; params?: Params } | XinhengError): ErrorText {
  const params = (error instanceof XinhengError ? error.said(language).params : error.params) ?? {};
  const { title, what, how }: ErrorWords = ERROR_CODES[error.code][language === 'en' ? 'en' : 'zh'];
  return { title, what: textOf(what, params), how: textOf(how, params) };
}

/** RFC 9457. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  errors?: readonly Fault[];
}

/** The one way from an error to what a client gets. Neither cause nor stack ever travels. */
export function toProblem(error: XinhengError, language: Language): Problem {
  const text = errorText(language, error);
  const { errors } = error.said(language);
  return {
    type: `/developers/errors/${error.code}`,
    title: text.title,
    status: ERROR_CODES[error.code].status,
    code: error.code,
    detail: language === 'en' ? `${text.what} ${text.how}` : `${text.what}${text.how}`,
    ...(errors.length > 0 ? { errors } : {}),
  };
}
