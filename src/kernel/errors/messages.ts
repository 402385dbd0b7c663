import { messages, t, type Language } from '../i18n/types.ts';
import { ERROR_CODES, XinhengError, type ErrorCode, type Fault } from './index.ts';
import { en } from './texts.en.ts';
import type { ErrorTexts, Params } from './texts.ts';
import { zh } from './texts.zh.ts';

export const errorMessages = messages<ErrorTexts>(zh, en);

export interface ErrorText {
  title: string;
  what: string;
  how: string;
}

/** What happened and what to do about it, in the reader's language. */
export function errorText(language: Language, error: { code: ErrorCode; params?: Params } | XinhengError): ErrorText {
  const texts = t(language, errorMessages);
  const params = (error instanceof XinhengError ? error.said(language).params : error.params) ?? {};
  return {
    title: texts[`${error.code}.title`](params),
    what: texts[`${error.code}.what`](params),
    how: texts[`${error.code}.how`](params),
  };
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
