import fastJson, { type Schema } from 'fast-json-stringify';
import type { FastifyRequest, FastifySchemaCompiler } from 'fastify';
import { Ajv, type Options, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { XinhengError } from '../errors/index.ts';
import type { Language } from '../i18n/types.ts';
import { fault } from './problems.ts';

const COMMON: Options = { allErrors: true, useDefaults: true, strict: false, allowUnionTypes: true };

function ajv(options: Options): Ajv {
  const instance = new Ajv({ ...COMMON, ...options });
  addFormats.default(instance);
  return instance;
}

/** Compiled at the first request: most routes are never asked for in the life of a process, and a start should not wait. */
function lazily(compile: () => ValidateFunction): ValidateFunction {
  let made: ValidateFunction | undefined;
  const validate = ((data: unknown) => {
    made ??= compile();
    const holds = made(data);
    validate.errors = made.errors ?? null;
    return holds;
  }) as ValidateFunction;
  return validate;
}

/** As `validatorCompiler`, of answers. */
export function serializerCompiler({ schema }: { schema: Schema }): (data: unknown) => string {
  let made: ((data: unknown) => string) | undefined;
  return (data) => (made ??= fastJson(schema))(data);
}

/**
 * Addresses, headers and forms carry strings, so those are turned into what the schema says and unknown names are
 * dropped; a JSON body must be right as it stands.
 */
export function validatorCompiler(kind: 'api' | 'page'): FastifySchemaCompiler<object> {
  const loose = ajv({ coerceTypes: 'array', removeAdditional: true });
  const strict = ajv({ coerceTypes: false, removeAdditional: false });
  return ({ schema, httpPart }) => lazily(() => (httpPart === 'body' && kind === 'api' ? strict : loose).compile(schema));
}

const MAX_DEPTH = 64;
// A lone surrogate has no UTF-8 form, and PostgreSQL takes no NUL: neither can be stored or hashed.
const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Throws BAD_INPUT for text that nothing behind can store, and for nesting that would exhaust a recursive reader. */
export function checkText(part: string, root: unknown, language: Language): void {
  const open: { value: unknown; path: string; depth: number }[] = [{ value: root, path: part, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path, depth } = next;
    if (typeof value === 'string' && UNSTORABLE.test(value)) throw refused(path, 'CHARACTERS', language);
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) continue;
    if (depth > MAX_DEPTH) throw refused(part, 'DEPTH', language);
    for (const [key, child] of Object.entries(value)) {
      if (UNSTORABLE.test(key)) throw refused(path, 'CHARACTERS', language);
      open.push({ value: child, path: depth > 4 ? path : `${path}/${key}`, depth: depth + 1 });
    }
  }
}

function refused(path: string, code: string, language: Language): XinhengError {
  return new XinhengError('BAD_INPUT', {}, { errors: [fault(path, code, language)] });
}

export function checkInput(request: FastifyRequest, language: Language): void {
  checkText('params', request.params, language);
  checkText('query', request.query, language);
  checkText('', request.body, language);
}
