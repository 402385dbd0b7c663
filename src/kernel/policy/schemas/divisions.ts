import { Type, type Static } from 'typebox';
import { Day, Text, VerifiedMark } from './common.ts';

/** One division during one period: the same code may come twice, with other bounds or another name. */
export const DivisionEntry = Type.Object(
  {
    /** GB/T 2260, or a placeholder in capital letters where none is known or exists (functional areas). */
    code: Type.String({ pattern: '^(?:[0-9]{6}|[A-Z][A-Z-]*)$' }),
    name: Type.String({ minLength: 1 }),
    level: Type.Enum(['province', 'city', 'district', 'functional']),
    parent: Type.Union([Type.String(), Type.Null()]),
    /** Short names of everyday use, e.g. 九龙坡. */
    aliases: Type.Array(Type.String({ minLength: 1 })),
    validFrom: Day,
    validTo: Type.Union([Day, Type.Null()]),
    /** Codes of what its area belongs to from the day after validTo. */
    successors: Type.Array(Type.String()),
    verified: VerifiedMark,
    note: Type.Optional(Text),
  },
  { additionalProperties: false },
);
export type DivisionEntry = Static<typeof DivisionEntry>;

export const DivisionsContent = Type.Object({ divisions: Type.Array(DivisionEntry, { minItems: 1 }) }, { additionalProperties: false });
export type DivisionsContent = Static<typeof DivisionsContent>;
