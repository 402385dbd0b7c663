import { Type, type Static } from 'typebox';
import { Day } from './common.ts';

/** Days off and make-up working days of one year's notice; a year's file can hold days of its neighbours. */
export const CalendarContent = Type.Object(
  {
    year: Type.Integer({ minimum: 2000, maximum: 2100 }),
    days: Type.Array(
      Type.Object(
        { date: Day, name: Type.String({ minLength: 1 }), off: Type.Boolean() },
        { additionalProperties: false },
      ),
    ),
    papers: Type.Optional(Type.Array(Type.String({ format: 'uri' }))),
  },
  { additionalProperties: false },
);
export type CalendarContent = Static<typeof CalendarContent>;
