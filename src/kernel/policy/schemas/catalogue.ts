import { Type, type Static } from 'typebox';
import { LEVELS } from '../../access/types.ts';
import { Id, Text, VerifiedMark } from './common.ts';

export const CatalogueCategory = Type.Object(
  {
    /** Order in the national edition. */
    no: Type.Integer({ minimum: 1 }),
    id: Id,
    title: Text,
    verified: VerifiedMark,
    note: Type.Optional(Text),
  },
  { additionalProperties: false },
);
export type CatalogueCategory = Static<typeof CatalogueCategory>;

export const LegalBasis = Type.Object({ title: Type.String({ minLength: 1 }), verified: VerifiedMark }, { additionalProperties: false });

/** A record type. A credit record exists only for an item of the edition in force (domain.md). */
export const CatalogueItem = Type.Object(
  {
    id: Id,
    category: Id,
    title: Text,
    /** What a record of it means for the subject; a list kind decides for itself later. */
    nature: Type.Enum(['adverse', 'neutral', 'good']),
    /** `registration`, or the kind of act whose records belong here. */
    kind: Type.String({ pattern: '^[a-z]+(?:_[a-z]+)*$' }),
    template: Id,
    sourceOrgan: Text,
    legalBasis: Type.Array(LegalBasis, { minItems: 1 }),
    level: Type.Enum([...LEVELS]),
    updateCycle: Text,
    retention: Text,
    /** Facets of state that such a record has. */
    facets: Type.Array(Type.Enum(['validity', 'display', 'dispute', 'use']), { uniqueItems: true }),
    verified: VerifiedMark,
    note: Type.Optional(Text),
  },
  { additionalProperties: false },
);
export type CatalogueItem = Static<typeof CatalogueItem>;

export const CatalogueContent = Type.Object(
  {
    categories: Type.Array(CatalogueCategory, { minItems: 1 }),
    items: Type.Array(CatalogueItem),
  },
  { additionalProperties: false },
);
export type CatalogueContent = Static<typeof CatalogueContent>;
