import { Type, type Static } from 'typebox';

const Organ = Type.String({ minLength: 1 });

/** Wrong and duplicate codes (policy item 8): who answers for a code, within what time, and the rate that is aimed at. */
export const CodeRulesContent = Type.Object(
  {
    /** Wrong and duplicate codes in 10,000 bodies. */
    target: Type.Integer({ minimum: 0 }),
    /** Fewer bodies than this are not rated. */
    ratedFrom: Type.Integer({ minimum: 1 }),
    /** Within which a work order is answered, counted from the day after it was opened. */
    workingDays: Type.Integer({ minimum: 1, maximum: 60 }),
    /** Kinds of finding for which a work order is opened. */
    orders: Type.Array(Type.Enum(['invalid', 'name_differs', 'shared_code', 'several_codes']), { uniqueItems: true }),
    /** The registering organ by the first character of a code; others go to the organ that sent the code. */
    departments: Type.Array(
      Type.Object({ department: Type.String({ pattern: '^[0-9A-HJ-NPQRTUWXY]$' }), organ: Organ }, { additionalProperties: false }),
      { minItems: 1 },
    ),
    /** Who registered what bears an old number of 15 or 13 digits. */
    oldNumbers: Organ,
  },
  { additionalProperties: false },
);
export type CodeRulesContent = Static<typeof CodeRulesContent>;
