import { Type, type Static } from 'typebox';
import { Id, Text } from './common.ts';

/** Matters at which officials ask what applies (screening); their rules come with the rooms that use them. */
export const MattersContent = Type.Object(
  {
    matters: Type.Array(Type.Object({ code: Id, title: Text }, { additionalProperties: false }), { minItems: 1 }),
  },
  { additionalProperties: false },
);
export type MattersContent = Static<typeof MattersContent>;
