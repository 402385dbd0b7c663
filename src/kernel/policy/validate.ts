import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { fault, type PlainFault } from './fault.ts';
import { documentHash } from './hash.ts';
import { nameOf } from './rows.ts';
import { documentSchema } from './schemas/index.ts';
import { DECIMALS } from './schemas/model.ts';
import { POLICY_KINDS, type PolicyDocument, type PolicyKind } from './types.ts';
import type { ValueRule } from './messages/value-rule.ts';

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
addFormats.default(ajv);

const compiled = new Map<PolicyKind, ValidateFunction>();

function validatorOf(kind: PolicyKind): ValidateFunction {
  const known = compiled.get(kind);
  if (known) return known;
  const made = ajv.compile(documentSchema(kind));
  compiled.set(kind, made);
  return made;
}

export type Validated = { document: PolicyDocument; faults: [] } | { document: null; faults: PlainFault[] };

/** The one validator: shipped files and editions of the workbench alike. `file` only names the place in faults. */
export function validateDocument(file: string, value: unknown): Validated {
  const kind = kindOf(value);
  if (!isKind(kind)) return { document: null, faults: [fault(file, '/kind', 'KIND_UNKNOWN', { name: String(kind) })] };
  const validate = validatorOf(kind);
  if (!validate(value)) return { document: null, faults: faultsOf(file, kind, validate.errors ?? []) };
  return { document: { ...(value as Omit<PolicyDocument, 'hash'>), hash: documentHash(value) }, faults: [] };
}

/**
 * As validateDocument, from the text of a file. `sound`: hashes of documents that were found valid before, by
 * `kind/id@edition`; those are not looked at again, which is most of what a start would spend on policy.
 */
export function parseDocument(file: string, text: string, sound: ReadonlyMap<string, string> = new Map()): Validated {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { document: null, faults: [fault(file, '', 'NOT_JSON', { why: (error as Error).message })] };
  }
  return foundSound(value, sound) ?? validateDocument(file, value);
}

function foundSound(value: unknown, sound: ReadonlyMap<string, string>): Validated | undefined {
  if (sound.size === 0 || !isKind(kindOf(value))) return undefined;
  const document = value as Omit<PolicyDocument, 'hash'>;
  const hash = documentHash(document);
  return sound.get(nameOf(document)) === hash ? { document: { ...document, hash }, faults: [] } : undefined;
}

function kindOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
}

function isKind(kind: unknown): kind is PolicyKind {
  return (POLICY_KINDS as readonly unknown[]).includes(kind);
}

/** A union reports each failed branch; the branches' own errors say nothing more to a reader. */
function faultsOf(file: string, kind: PolicyKind, errors: readonly ErrorObject[]): PlainFault[] {
  const seen = new Set<string>();
  return errors
    .filter((error) => (error.keyword !== 'anyOf' || errors.length === 1) && !isOtherwiseSaid(error, errors))
    .flatMap((error) => {
      const made = faultOf(file, kind, error);
      const key = `${made.path} ${made.code} ${made.say('en')}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [made];
    });
}

/** What may be null and is something else: what that lacks is said at the same place. */
function isOtherwiseSaid(error: ErrorObject, errors: readonly ErrorObject[]): boolean {
  return isNull(error) && errors.some((each) => each.instancePath === error.instancePath && each.keyword !== 'anyOf' && !isNull(each));
}

const isNull = ({ keyword, params }: ErrorObject): boolean => keyword === 'type' && params['type'] === 'null';

function faultOf(file: string, kind: PolicyKind, error: ErrorObject): PlainFault {
  const path = error.instancePath;
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'required':
      return fault(file, path, 'FIELD_MISSING', { name: String(params.missingProperty) });
    case 'additionalProperties': {
      const code = kind === 'catalogue-subset' && path.startsWith('/content') ? 'SUBSET_ADDS' : 'FIELD_UNKNOWN';
      return fault(file, path, code, { name: String(params.additionalProperty) });
    }
    case 'enum':
      return fault(file, path, 'VALUE_NOT_LISTED', { allowed: (params.allowedValues as unknown[]).join(', ') });
    case 'pattern': {
      const digits = DECIMALS.get(String(params.pattern));
      if (digits !== undefined) return fault(file, path, 'NUMBER_FORM', { digits });
      return fault(file, path, 'VALUE_WRONG', ruleOf(error));
    }
    default:
      return fault(file, path, 'VALUE_WRONG', ruleOf(error));
  }
}

function ruleOf({ keyword, message, params }: ErrorObject): ValueRule {
  const named = params as Record<string, string | number | undefined>;
  const bound = named['limit'] ?? named['pattern'] ?? named['format'] ?? named['type'] ?? named['allowedValue'] ?? '';
  return { keyword, bound: String(bound), rule: message ?? keyword };
}
