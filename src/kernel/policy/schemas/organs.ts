import { Type, type Static } from 'typebox';
import { Day, Id, Text, VerifiedMark } from './common.ts';

const OptionalDay = Type.Union([Day, Type.Null()]);

/** An organ has two parents, its line (条) and its district (块); when it goes, its successor answers. */
export const OrganEntry = Type.Object(
  {
    code: Id,
    name: Text,
    shortName: Type.String({ minLength: 1 }),
    /** Only where read in a source or, for invented organs, made with a region that is not assigned. */
    uscc: Type.Optional(Type.String({ pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$' })),
    /** Whose display rules hold: SAMR's for market regulation, drugs, intellectual property; else NDRC's. */
    line: Type.Enum(['samr', 'ndrc']),
    lineParent: Type.Union([Id, Type.Null()]),
    districtParent: Type.Union([Id, Type.Null()]),
    /** Code of the division that it works for. */
    district: Type.Union([Type.String({ minLength: 1 }), Type.Null()]),
    /** Other names under which it signs or signed; with days where known. */
    aliases: Type.Array(
      Type.Object(
        {
          name: Type.String({ minLength: 1 }),
          from: Type.Optional(Day),
          to: Type.Optional(Day),
          verified: VerifiedMark,
        },
        { additionalProperties: false },
      ),
    ),
    validFrom: Day,
    validTo: OptionalDay,
    successor: Type.Union([Id, Type.Null()]),
    /** Part in the work: leads named by policy items (牵头), or within its own duties. */
    items: Type.Optional(
      Type.Array(
        Type.Object(
          { item: Type.Integer({ minimum: 1, maximum: 34 }), role: Type.Enum(['lead', 'own-duties']) },
          { additionalProperties: false },
        ),
      ),
    ),
    verified: VerifiedMark,
    note: Type.Optional(Text),
  },
  { additionalProperties: false },
);
export type OrganEntry = Static<typeof OrganEntry>;

export const OrgansContent = Type.Object(
  {
    /** Invented organs of the demonstration: never mixed with real ones. */
    demo: Type.Boolean(),
    organs: Type.Array(OrganEntry, { minItems: 1 }),
  },
  { additionalProperties: false },
);
export type OrgansContent = Static<typeof OrgansContent>;
