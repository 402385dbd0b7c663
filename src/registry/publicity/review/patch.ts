import { Type, type Static, type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { findDate } from '../../../kernel/calendar/index.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { SEVERITIES, type ActContent } from '../../records/types.ts';

const orNone = <T extends TSchema>(schema: T) => Type.Optional(Type.Union([schema, Type.Null()]));
const text = (max: number) => Type.String({ minLength: 1, maxLength: max });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Fen = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

/**
 * The fields that a correction may set, or clear with null. Not the act's identity (organ, number, day): a document with
 * another number is another act. Lengths are those of the national templates (law.md §2.1).
 */
export const CorrectedContent = Type.Object(
  {
    title: Type.Optional(text(200)),
    documentName: orNone(text(128)),
    category: orNone(text(256)),
    certificate: orNone(text(64)),
    text: orNone(text(4000)),
    validFrom: orNone(Day),
    validTo: orNone(Day),
    violation: orNone(text(2000)),
    facts: orNone(text(5000)),
    basis: orNone(text(2000)),
    penaltyKinds: orNone(Type.Array(text(40), { maxItems: 20 })),
    fineFen: orNone(Fen),
    confiscatedFen: orNone(Fen),
    licenceTaken: orNone(text(200)),
    procedure: orNone(Type.Union([Type.Literal('simple'), Type.Literal('ordinary')])),
    socialImpact: orNone(Type.Boolean()),
    statedDisplayEnd: orNone(Day),
    state: orNone(text(40)),
    amountFen: orNone(Fen),
    target: orNone(text(500)),
    matter: orNone(text(500)),
    result: orNone(text(40)),
    grade: orNone(text(50)),
    rank: orNone(text(50)),
    year: orNone(text(4)),
    handledBy: orNone(text(200)),
    remedy: orNone(text(500)),
    term: orNone(text(200)),
    remark: orNone(text(4000)),
  },
  { additionalProperties: false },
);
export type CorrectedContent = Static<typeof CorrectedContent>;

/** What a correction brings: the organ's document, and the fields as they are right. */
export const CorrectionPatch = Type.Object(
  {
    document: Type.Optional(text(200)),
    severity: orNone(Type.Union(SEVERITIES.map((each) => Type.Literal(each)))),
    content: Type.Optional(CorrectedContent),
  },
  { additionalProperties: false },
);
export type CorrectionPatch = Static<typeof CorrectionPatch>;

const DATES = ['validFrom', 'validTo', 'statedDisplayEnd'] as const;

/** Throws BAD_INPUT naming each wrong field. */
export function parsePatch(value: unknown): CorrectionPatch {
  if (!Value.Check(CorrectionPatch, value)) {
    const errors = [...Value.Errors(CorrectionPatch, value)].map((error) => ({
      path: error.instancePath,
      code: 'BAD_VALUE',
      message: error.message,
    }));
    throw new XinhengError('BAD_INPUT', { what: 'correction' }, { errors });
  }
  for (const field of DATES) {
    const day = value.content?.[field];
    if (typeof day === 'string' && !findDate(day)) throw new XinhengError('BAD_INPUT', { what: field });
  }
  return value;
}

export function patched(content: ActContent, patch: CorrectedContent = {}): ActContent {
  const merged = Object.entries({ ...content, ...patch }).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(merged) as ActContent;
}
