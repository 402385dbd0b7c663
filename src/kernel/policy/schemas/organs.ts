import { Type, type Static } from 'typebox';
import { Day, Id, Text, VerifiedMark } from './common.ts';

const OptionalDay = Type.Union([Day, Type.Null()]);

/** What an organ is when its acts are reviewed (行政复议法（2023） §24–§28). */
export const ORGAN_KINDS = [
  'government', // 县级以上地方人民政府
  'provincial-government', // 省、自治区、直辖市人民政府
  'department', // 地方人民政府工作部门
  'justice-department', // 地方司法行政部门
  'state-department', // 国务院部门
  'vertical-line', // 海关、金融、外汇管理、税务、国家安全
] as const;
export type OrganKind = (typeof ORGAN_KINDS)[number];

/** An organ has two parents, its line (条) and its district (块); when it goes, its successor answers. */
export const OrganEntry = Type.Object(
  {
    code: Id,
    name: Text,
    shortName: Type.String({ minLength: 1 }),
    /** Short form in document numbers (机关代字), e.g. 示市监. Without it the organ makes no numbered paper here. */
    documentCode: Type.Optional(Type.String({ minLength: 1, maxLength: 12 })),
    /** Who reviews its acts follows from it; without it no paper tells of remedies. */
    kind: Type.Optional(Type.Enum([...ORGAN_KINDS])),
    /** Address and telephone of the office that parties may ask. */
    contact: Type.Optional(Text),
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
