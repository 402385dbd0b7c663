import { Type, type Static } from 'typebox';
import { Text, VerifiedMark } from './common.ts';

/** Sections (门类) and divisions (大类) of GB/T 4754; a body's class below them is kept as its source gives it. */
export const IndustriesContent = Type.Object(
  {
    sections: Type.Array(
      Type.Object(
        {
          letter: Type.String({ pattern: '^[A-T]$' }),
          name: Text,
          verified: VerifiedMark,
          divisions: Type.Array(
            Type.Object(
              {
                code: Type.String({ pattern: '^[0-9]{2}$' }),
                name: Type.String({ minLength: 1 }),
                /** As earlier editions of the standard named it; registers still write them. */
                formerNames: Type.Optional(Type.Array(Type.String({ minLength: 1 }))),
              },
              { additionalProperties: false },
            ),
            { minItems: 1 },
          ),
        },
        { additionalProperties: false },
      ),
      { minItems: 1 },
    ),
  },
  { additionalProperties: false },
);
export type IndustriesContent = Static<typeof IndustriesContent>;
