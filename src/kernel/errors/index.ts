import { ERROR_CODES, type ErrorCode } from './codes.ts';

export { ERROR_CODES, type ErrorCode };

/** One fault at one place of the input: `path` is a JSON pointer, a column or a line. */
export interface Fault {
  path: string;
  code: string;
  message: string;
}

/**
 * The one error class. `params` fill the message of the code (kernel/errors/messages.ts) in the reader's language;
 * they never hold personal data or content that is not public, since they travel to logs and clients.
 */
export class XinhengError extends Error {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly errors: readonly Fault[];

  constructor(
    code: ErrorCode,
    params: Record<string, string | number> = {},
    options: { errors?: Fault[]; cause?: unknown } = {},
  ) {
    super(`${code} ${JSON.stringify(params)}`, { cause: options.cause });
    this.name = 'XinhengError';
    this.code = code;
    this.params = params;
    this.errors = options.errors ?? [];
  }

  get status(): number {
    return ERROR_CODES[this.code].status;
  }

  get exitCode(): number {
    return ERROR_CODES[this.code].exit;
  }
}
