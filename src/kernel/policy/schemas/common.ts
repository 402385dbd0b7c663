import { Type, type Static } from 'typebox';
import { VERIFIED } from '../types.ts';

/** An ISO day that exists (the format is checked by ajv-formats). */
export const Day = Type.String({ format: 'date' });

/** Kebab-case name of an object of policy data. */
export const Id = Type.String({ pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$' });

export const VerifiedMark = Type.Enum([...VERIFIED]);

/** Both languages; Chinese is the original. */
export const Text = Type.Object({ zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, { additionalProperties: false });
export type Text = Static<typeof Text>;

export const SourceReference = Type.Object(
  {
    title: Type.String({ minLength: 1 }),
    url: Type.Optional(Type.String({ format: 'uri' })),
    key: Type.Optional(Type.String({ minLength: 1 })),
  },
  { additionalProperties: false },
);
