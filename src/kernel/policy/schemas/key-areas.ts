import { Type, type Static } from 'typebox';
import { Id, Text, VerifiedMark } from './common.ts';

const Words = Type.Array(Type.String({ minLength: 2 }), { uniqueItems: true });

/** One thing that a file of the area should hold. */
export const KeyAreaPart = Type.Object(
  {
    id: Id,
    title: Text,
    /** Item of the catalogue whose record it is. */
    item: Id,
    /** One of these stands in the record's title, category, certificate or text; none = any record of the item. */
    words: Words,
    /** From whom it comes: the line of organs, in words. */
    from: Text,
    /** It must not be older than so many months; null = however old. */
    withinMonths: Type.Union([Type.Integer({ minimum: 1, maximum: 120 }), Type.Null()]),
  },
  { additionalProperties: false },
);
export type KeyAreaPart = Static<typeof KeyAreaPart>;

/** Areas whose record files are kept whole (policy item 9): who belongs to them, and what their files should hold. */
export const KeyAreasContent = Type.Object(
  {
    areas: Type.Array(
      Type.Object(
        {
          id: Id,
          title: Text,
          /**
           * A body belongs by a word of its registered scope or by a permit. `except`: longer words of the scope that hold one
           * of these and mean another trade.
           */
          members: Type.Object({ scope: Words, except: Words, permits: Words }, { additionalProperties: false }),
          parts: Type.Array(KeyAreaPart, { minItems: 1 }),
          verified: VerifiedMark,
        },
        { additionalProperties: false },
      ),
      { minItems: 1 },
    ),
  },
  { additionalProperties: false },
);
export type KeyAreasContent = Static<typeof KeyAreasContent>;
