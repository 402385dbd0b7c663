/** What went wrong, in the reader's language: as the API said it (RFC 9457), or that nothing answered. */
export interface ProblemBody {
  title: string;
  status: number;
  code: string;
  detail: string;
  errors?: { path: string; code: string; message: string; file?: string; line?: number }[];
}

export class ApiProblem extends Error {
  readonly body: ProblemBody;
  constructor(body: ProblemBody, options?: ErrorOptions) {
    super(`${body.code}: ${body.detail}`, options);
    this.name = 'ApiProblem';
    this.body = body;
  }
  get code(): string {
    return this.body.code;
  }
  get status(): number {
    return this.body.status;
  }
}

/** Of our own, never of the API: nothing answered, or what answered was not ours. */
export const LOST = 'CONNECTION_LOST';

export function lost(cause: unknown): ApiProblem {
  return new ApiProblem({ title: '', status: 0, code: LOST, detail: '' }, { cause });
}

export function asProblem(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : lost(error);
}

/** Makes a problem of whatever an answer carries that is not a success. */
export function problemOf(status: number, body: unknown): ApiProblem {
  if (typeof body === 'object' && body !== null && 'code' in body && 'detail' in body) {
    return new ApiProblem({ ...(body as ProblemBody), status });
  }
  return new ApiProblem({ title: '', status, code: LOST, detail: '' });
}

/**
 * What the API found wrong with one field: errors carry JSON pointers (`/amount`, `query/limit`), a field is known by the
 * pointer without its first slash, its name.
 */
export function faultOf(problem: ApiProblem | null | undefined, name: string): string | undefined {
  return problem?.body.errors?.find((each) => fieldOf(each.path) === name)?.message;
}

export function fieldOf(path: string): string {
  return path.replace(/^(?:query|params)?\//u, '');
}
