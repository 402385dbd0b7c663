import { Type, type Static } from 'typebox';

/** When a body is told who looked at what is not public of it (policy kind `look-rules`). */
export const LookRulesContent = Type.Object(
  {
    /** A look of an investigation may be told later, with a basis and a second person's word. */
    deferral: Type.Object(
      {
        /** The longest, in days from the look; 0 = none is deferred. */
        longestDays: Type.Integer({ minimum: 0, maximum: 3650 }),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);
export type LookRulesContent = Static<typeof LookRulesContent>;
