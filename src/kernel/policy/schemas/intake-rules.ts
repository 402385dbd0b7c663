import { Type, type Static } from 'typebox';

/** How files of organs are watched and mended; our own default where no rule was found. */
export const IntakeRulesContent = Type.Object(
  {
    /** Working days in which a row that came back is sent again, counted from the day after it came back. */
    mendWorkingDays: Type.Integer({ minimum: 1, maximum: 60 }),
    /**
     * An amount column whose median stands so many times above or below that of the source's batches before: probably another
     * unit (元 in a column of 万元). Asked about, where both sides have at least `amounts` of them within `days`.
     */
    amountShift: Type.Object(
      {
        times: Type.Integer({ minimum: 10 }),
        amounts: Type.Integer({ minimum: 1 }),
        days: Type.Integer({ minimum: 1 }),
      },
      { additionalProperties: false },
    ),
    /** Organs whose files always wait for a second person (审核); elsewhere the sender may ask for it. */
    reviewed: Type.Array(Type.String({ minLength: 1 })),
  },
  { additionalProperties: false },
);
export type IntakeRulesContent = Static<typeof IntakeRulesContent>;
