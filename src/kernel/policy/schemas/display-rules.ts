import { Type, type Static } from 'typebox';
import { Text, VerifiedMark } from './common.ts';

/** What one rule set says about one class of act. */
export const DisplayRule = Type.Object(
  {
    class: Type.String({ pattern: '^[a-z]+(?:_[a-z]+)*$' }),
    displayed: Type.Boolean(),
    countsFrom: Type.Enum(['document', 'display']),
    /** Set where the day from which the period counts is less sure than the period. */
    countsFromVerified: Type.Optional(VerifiedMark),
    /** Display ends by itself after so many months; null = no end by term. */
    maxMonths: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
    /** From then on the subject may apply for an earlier end; null = the set knows no such application for this class. */
    minMonths: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
    /** Set where the minimum is less sure than the rest. */
    minMonthsVerified: Type.Optional(VerifiedMark),
    basis: Type.String({ minLength: 1 }),
    verified: VerifiedMark,
    note: Type.Optional(Text),
  },
  { additionalProperties: false },
);
export type DisplayRule = Static<typeof DisplayRule>;

export const DisplayRulesContent = Type.Object(
  {
    ruleSet: Type.String({ pattern: '^[A-Z0-9]+$' }),
    line: Type.Enum(['ndrc', 'samr']),
    /** Every class of registry/records DISPLAY_CLASSES once. */
    rules: Type.Array(DisplayRule, { minItems: 1 }),
    /** What happens to records on display when this set enters into force. */
    transition: Type.Object(
      { rule: Type.Enum(['first-set', 'recompute-keep-earlier-end']), verified: VerifiedMark, note: Text },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);
export type DisplayRulesContent = Static<typeof DisplayRulesContent>;
