import { Type } from 'typebox';
import { PORTFOLIO_ORDERS } from './portfolio-select.ts';
import { CAUSES, REASONS } from './rules.ts';
import { Head, Nullable, Text } from './schemas.ts';

/** Of the figures: they have no filter by grade, since they count by it. */
export const FigureFields = {
  plan: Type.Optional(Type.String({ minLength: 1, maxLength: 80, description: 'default: of the caller’s own organ' })),
  district: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })),
};
export const PortfolioFields = {
  ...FigureFields,
  grade: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 30,
      description: 'a grade of the scale; none: there is none; waits: it waits for its renewal, and is not used',
    }),
  ),
  changed: Type.Optional(Type.Literal('month', { description: 'changed in the running month' })),
};
export const PortfolioFilterSchema = Type.Object(PortfolioFields, { additionalProperties: false });
export const Order = Type.Enum([...PORTFOLIO_ORDERS]);

const Cause = Type.Enum([...CAUSES]);

export const PortfolioAnswer = Type.Object({
  ...Head,
  items: Type.Array(
    Type.Object({
      subject: Type.Object({ id: Type.String(), name: Nullable, uscc: Nullable }),
      district: Nullable,
      industry: Nullable,
      grade: Nullable,
      reason: Type.Enum([...REASONS]),
      gradedOn: Nullable,
      since: Nullable,
      last: Type.Union([Type.Object({ on: Type.String(), from: Nullable, to: Nullable, cause: Cause }), Type.Null()]),
    }),
  ),
  next: Nullable,
  total: Type.Union([Type.Object({ count: Type.Integer(), asOf: Type.String() }), Type.Null()]),
  order: Order,
});

export const FiguresAnswer = Type.Object({
  ...Head,
  plans: Type.Array(Type.Object({ plan: Type.String(), title: Text }), { description: 'those within reach' }),
  asOf: Type.String(),
  bodies: Type.Integer(),
  grades: Type.Array(
    Type.Object({
      grade: Nullable,
      title: Text,
      ratio: Type.Object({ from: Type.String(), to: Nullable }),
      bodies: Type.Integer(),
    }),
  ),
  waiting: Type.Integer({ description: 'bodies whose grade waits for its renewal: counted under no grade' }),
  changedFrom: Type.String(),
  moves: Type.Array(Type.Object({ from: Nullable, to: Nullable, cause: Cause, count: Type.Integer() })),
});
