import { Type, type Static } from 'typebox';
import { Text, VerifiedMark } from './common.ts';

const Strict = { additionalProperties: false } as const;
/** As a source writes it; what a model may ask for is no longer. */
const Word = Type.String({ minLength: 1, maxLength: 40, pattern: '^\\S(?:.*\\S)?$' });

export const SCALE_KINDS = [
  'comprehensive', // 公共信用综合评价, of the national level
  'risk-class', // 企业信用风险分类: a tool of inspection, never public
  'trade', // of one trade or matter: tax, roads, environment …
] as const;

/** A scale on which others grade: what intake takes, who issues it, what of it the public may see. Never turned into another. */
export const GradeScaleContent = Type.Object(
  {
    kind: Type.Enum([...SCALE_KINDS]),
    /** As files call it (评价名称); the first is the one that is kept. */
    names: Type.Array(Word, { minItems: 1, uniqueItems: true }),
    /** Whose grades they are: organs by code, or every organ of a line. Null: whoever the file names. */
    issuers: Type.Union([
      Type.Object(
        {
          organs: Type.Optional(Type.Array(Type.String({ minLength: 1 }), { minItems: 1, uniqueItems: true })),
          line: Type.Optional(Type.Enum(['samr', 'ndrc'])),
        },
        { ...Strict, minProperties: 1 },
      ),
      Type.Null(),
    ]),
    /** From the best; the order is of this scale alone. */
    values: Type.Array(Type.Object({ value: Word, title: Text, words: Type.Array(Word, { uniqueItems: true }) }, Strict), {
      minItems: 2,
      maxItems: 20,
    }),
    /** Null: internal. Else the values that the issuer itself publishes, and by which rule. */
    published: Type.Union([
      Type.Object(
        {
          values: Type.Array(Word, { minItems: 1, uniqueItems: true }),
          basis: Type.String({ minLength: 1 }),
          verified: VerifiedMark,
        },
        Strict,
      ),
      Type.Null(),
    ]),
    /** How long a grade is used where it does not say itself until when; null: until the next one. */
    validMonths: Type.Union([
      Type.Object(
        { months: Type.Integer({ minimum: 1, maximum: 120 }), basis: Type.String({ minLength: 1 }), verified: VerifiedMark },
        Strict,
      ),
      Type.Null(),
    ]),
  },
  Strict,
);
export type GradeScaleContent = Static<typeof GradeScaleContent>;
