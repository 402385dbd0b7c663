import { Type, type Static } from 'typebox';
import { CatalogueItem } from './catalogue.ts';
import { Day, Id, VerifiedMark } from './common.ts';

const Division = Type.String({ pattern: '^[0-9]{6}$' });
const Organ = Type.String({ minLength: 1 });

/** The entry of a government's list of powers (权责清单) or of public services (公共服务清单) from which records of an item come. */
export const ListEntry = Type.Object(
  {
    list: Type.Enum(['powers', 'services']),
    title: Type.String({ minLength: 1 }),
    /** Number of the entry in that list. */
    no: Type.Optional(Type.String({ minLength: 1 })),
    url: Type.Optional(Type.String({ format: 'uri' })),
  },
  { additionalProperties: false },
);
export type ListEntry = Static<typeof ListEntry>;

/** The local regulation (地方性法规) on which a supplement rests. */
export const Regulation = Type.Object(
  {
    title: Type.String({ minLength: 1 }),
    article: Type.String({ minLength: 1 }),
    inForceFrom: Day,
    verified: VerifiedMark,
  },
  { additionalProperties: false },
);

/**
 * A city's edition: the national base with a supplement. The supplement is off until the regulation that it rests on is
 * recorded (domain.md, Reporting and display). It may link items of the base to the city's lists without one.
 */
export const CatalogueSupplementContent = Type.Object(
  {
    /** Id of the catalogue that it stands on. */
    base: Id,
    division: Division,
    /** Who publishes it; its people confirm. */
    issuedBy: Organ,
    regulation: Type.Union([Regulation, Type.Null()]),
    items: Type.Array(CatalogueItem),
    lists: Type.Array(Type.Object({ item: Id, entries: Type.Array(ListEntry, { minItems: 1 }) }, { additionalProperties: false })),
  },
  { additionalProperties: false },
);
export type CatalogueSupplementContent = Static<typeof CatalogueSupplementContent>;

/** An item of the base, and the district's organs that report it: nothing else can be said here. */
export const SubsetItem = Type.Object(
  {
    item: Id,
    organs: Type.Array(Organ, { minItems: 1, uniqueItems: true }),
    entries: Type.Optional(Type.Array(ListEntry, { minItems: 1 })),
  },
  { additionalProperties: false },
);

/** A district's edition: a subset that assigns organs. It has no words for an item, a list or a measure of its own. */
export const CatalogueSubsetContent = Type.Object(
  {
    /** Id of the city's edition, or of the national catalogue where the city has none. */
    base: Id,
    division: Division,
    issuedBy: Organ,
    items: Type.Array(SubsetItem, { minItems: 1 }),
  },
  { additionalProperties: false },
);
export type CatalogueSubsetContent = Static<typeof CatalogueSubsetContent>;
