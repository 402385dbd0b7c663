import { Type, type Static } from 'typebox';

const Words = Type.Array(Type.String({ minLength: 1 }), { minItems: 1, uniqueItems: true });

/** Lists that the release step looks for; its patterns (numbers, plates) are code. */
export const HeldWordsContent = Type.Object(
  {
    /** A role word followed by two to four characters that begin with a listed surname holds the row. */
    roles: Words,
    surnames: Words,
    compoundSurnames: Words,
    /** Marks of secrecy (保密审查). */
    secrecy: Words,
    /** What may follow a role word and look like a name, but is none. */
    exceptions: Words,
  },
  { additionalProperties: false },
);
export type HeldWordsContent = Static<typeof HeldWordsContent>;
