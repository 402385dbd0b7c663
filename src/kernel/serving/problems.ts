import type { FastifyError, FastifySchemaValidationError } from 'fastify';
import { databaseError, sqlState } from '../db/index.ts';
import { XinhengError, type Fault } from '../errors/index.ts';
import { t, type Language } from '../i18n/types.ts';
import { faultMessages } from './messages.ts';

const MAX_FAULTS = 50;

const BAD_JSON = new Set(['FST_ERR_CTP_INVALID_JSON_BODY', 'FST_ERR_CTP_EMPTY_JSON_BODY']);

/** What the multipart parser says, without a code, of a body that is cut short or whose boundary is missing or absurd. */
const BAD_UPLOAD = /unexpected end of multipart data|boundary not found|^the needle cannot/iu;

type FaultCode = keyof typeof faultMessages.zh;

/** One fault at one place, worded. A code without words of its own reads “is not valid”. */
export function fault(path: string, code: string, language: Language, limit?: string | number): Fault {
  const say = t(language, faultMessages);
  return { path, code, message: Object.hasOwn(say, code) ? say[code as FaultCode]({ limit }) : say.OTHER() };
}

/** Data exceptions that input can cause where no schema stopped it; a bug of ours, but the caller's to mend. */
const BAD_DATA = new Set(['22001', '22003', '22007', '22008', '22021', '22P02', '22P05']);

/** Any error → ours. What is not known becomes INTERNAL, whose cause goes to the log only. */
export function toXinhengError(error: unknown, language: Language, reference: string): XinhengError {
  if (error instanceof XinhengError) return error;
  const known = fastifyError(error as Partial<FastifyError>, language) ?? databaseError(error);
  if (known !== undefined) return known;
  const state = sqlState(error);
  if (state !== undefined && BAD_DATA.has(state)) return new XinhengError('BAD_INPUT', {}, { cause: error });
  return new XinhengError('INTERNAL', { reference }, { cause: error });
}

function fastifyError(error: Partial<FastifyError>, language: Language): XinhengError | undefined {
  const options = { cause: error };
  if (error.validation !== undefined) {
    const part = error.validationContext ?? 'body';
    const faults = error.validation.slice(0, MAX_FAULTS).map((each) => toFault(part, each, language));
    return new XinhengError('BAD_INPUT', {}, { errors: faults, cause: error });
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE' || error.statusCode === 413) return new XinhengError('TOO_LARGE', {}, options);
  if (error.statusCode === 415) return new XinhengError('UNSUPPORTED_MEDIA', {}, options);
  if (error.statusCode === 404) return new XinhengError('NOT_FOUND', {}, options);
  if (error.code !== undefined && BAD_JSON.has(error.code)) {
    return new XinhengError('BAD_INPUT', {}, { errors: [fault('', 'JSON', language)], cause: error });
  }
  if (BAD_UPLOAD.test(error.message ?? '') || error.code === 'ERR_STREAM_PREMATURE_CLOSE') {
    return new XinhengError('BAD_INPUT', { what: 'multipart/form-data' }, options);
  }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new XinhengError('BAD_INPUT', {}, options);
  }
  return undefined;
}

/** `path` is a JSON pointer into the body; in an address it begins with the part: `query/limit`. */
function toFault(part: string, each: FastifySchemaValidationError, language: Language): Fault {
  const name = each.params['missingProperty'] ?? each.params['additionalProperty'];
  const below = typeof name === 'string' ? `/${name}` : '';
  const prefix = part === 'body' ? '' : part === 'querystring' ? 'query' : part;
  const limit = each.params['limit'] ?? each.params['type'];
  const bound = typeof limit === 'string' || typeof limit === 'number' ? limit : undefined;
  return fault(`${prefix}${each.instancePath}${below}`, each.keyword.toUpperCase(), language, bound);
}

/** For the log: where and what kind, never a message that may quote a row or an input. */
export function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const state = sqlState(error);
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12);
  const cause = error.cause === undefined ? undefined : describe(error.cause);
  // What stands between quotes may be a value; what PostgreSQL says may quote a whole row.
  const said = state === undefined ? { message: error.message.replaceAll(/(["'`]).*?\1/gs, '…') } : { sqlstate: state };
  return { kind: error.name, ...said, frames, cause };
}
