import { Type, type Static } from 'typebox';
import { Day } from './common.ts';

const Name = Type.String({ minLength: 1 });

/** Days off and make-up working days of one year's notice; a year's file can hold days of its neighbours. No days = not announced yet. */
export const CalendarYear = Type.Object(
  {
    year: Type.Integer({ minimum: 2000, maximum: 2100 }),
    days: Type.Array(Type.Object({ date: Day, name: Name, off: Type.Boolean() }, { additionalProperties: false })),
    papers: Type.Optional(Type.Array(Type.String({ format: 'uri' }))),
  },
  { additionalProperties: false },
);

/** Statutory days off whose date is fixed: they hold in years that are not announced yet. */
export const CalendarFixedDays = Type.Object(
  {
    fixedDays: Type.Array(
      Type.Object({ monthDay: Type.String({ pattern: '^[01][0-9]-[0-3][0-9]$' }), name: Name }, { additionalProperties: false }),
    ),
  },
  { additionalProperties: false },
);

export const CalendarContent = Type.Union([CalendarYear, CalendarFixedDays]);
export type CalendarContent = Static<typeof CalendarContent>;
