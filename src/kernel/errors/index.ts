import type { Language } from '../i18n/types.ts';
import { ERROR_CODES, type ErrorCode } from './codes.ts';

export { ERROR_CODES, type ErrorCode };

/** One fault at one place of the input: `path` is a JSON pointer, a column or a line. */
export interface Fault {
  path: string;
  code: string;
  message: string;
  /** Of a document: the file or the name that it has, and the line of its text, from 1. */
  file?: string;
  line?: number;
}

/** What an error says beyond the texts of its code, in one language. */
export interface Said {
  params: Record<string, string | number>;
  errors: Fault[];
}

/**
 * The one error class. `params` fill the message of the code (kernel/errors/messages.ts) in the reader's language;
 * they never hold personal data or content that is not public, since they travel to logs and clients.
 */
export class XinhengError extends Error {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly errors: readonly Fault[];
  readonly #said: ((language: Language) => Said) | undefined;

  constructor(
    code: ErrorCode,
    params: Record<string, string | number> = {},
    options: { errors?: Fault[]; cause?: unknown; said?: (language: Language) => Said } = {},
  ) {
    super(`${code} ${JSON.stringify(params)}`, { cause: options.cause });
    this.name = 'XinhengError';
    this.code = code;
    this.params = params;
    this.errors = options.errors ?? [];
    this.#said = options.said;
  }

  /** Where a room words its errors itself: what it says to a reader of this language. The edges ask, nobody else needs to. */
  said(language: Language): { params: XinhengError['params']; errors: readonly Fault[] } {
    return this.#said?.(language) ?? this;
  }

  /** An error whose words come from a room's own messages; logs, which have no reader's language, keep the Chinese ones. */
  static worded(code: ErrorCode, said: (language: Language) => Said): XinhengError {
    const { params, errors } = said('zh-CN');
    return new XinhengError(code, params, { errors, said });
  }

  get status(): number {
    return ERROR_CODES[this.code].status;
  }

  get exitCode(): number {
    return ERROR_CODES[this.code].exit;
  }
}

/** For `.catch(…)`: undefined follows from an error of one of these codes alone; a database that failed goes on as a failure. */
export function absentAt(...codes: ErrorCode[]): (error: unknown) => undefined {
  return (error) => {
    if (!(error instanceof XinhengError && codes.includes(error.code))) throw error;
  };
}
