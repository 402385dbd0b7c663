import { Type, type Static } from 'typebox';
import { Day, Id, Text, VerifiedMark } from './common.ts';

const Strict = { additionalProperties: false } as const;

/** Points, weights and cut-offs are decimals in text: nothing that is scored is ever a float. */
const decimal = (digits: number) => `^-?(?:0|[1-9][0-9]{0,${digits - 1}})(?:\\.[0-9]{1,4})?$`;
/** Digits before the point. Limits of amounts are in 分, and have more. */
export const DIGITS = { decimal: 6, amount: 12 } as const;
export const DECIMALS: ReadonlyMap<string, number> = new Map(Object.values(DIGITS).map((digits) => [decimal(digits), digits]));
const Decimal = Type.String({ pattern: decimal(DIGITS.decimal) });
/** On a raw value: only where that is an amount may it be so large. */
const Limit = Type.String({ pattern: decimal(DIGITS.amount) });
/** A, AA, good: as the source writes it. */
const GradeId = Type.String({ pattern: '^[A-Za-z][A-Za-z0-9-]{0,30}$' });
const Days = Type.Integer({ minimum: 1, maximum: 36_500 });

/** Kinds of bodies that a model may name. A natural person is none of them: there is no way to say it. */
export const MODEL_KINDS = [
  'enterprise',
  'individual_business',
  'cooperative',
  'public_body',
  'institution',
  'social_organisation',
] as const;

/** Which records an indicator looks at: all that is said must hold. */
export const ModelSelection = Type.Object(
  {
    /** Items of the catalogue. */
    items: Type.Array(Id, { minItems: 1, uniqueItems: true }),
    natures: Type.Optional(Type.Array(Type.Enum(['adverse', 'neutral', 'good']), { minItems: 1, uniqueItems: true })),
    severities: Type.Optional(Type.Array(Type.Enum(['minor', 'general', 'serious', 'unstated']), { minItems: 1, uniqueItems: true })),
    /** What the record is about within its item: a kind of penalty, a matter, a category, the scale of a received grade. */
    codes: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { minItems: 1, uniqueItems: true })),
    /** What was found or given: a result, a grade, a rank. */
    values: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { minItems: 1, uniqueItems: true })),
  },
  Strict,
);
export type ModelSelection = Static<typeof ModelSelection>;

/**
 * By the day of the decision, up to the day of evaluation. `years`: calendar years, the running one included;
 * `past-years`: whole calendar years before the running one.
 */
export const ModelWindow = Type.Object(
  {
    unit: Type.Enum(['days', 'months', 'years', 'past-years']),
    length: Type.Integer({ minimum: 1, maximum: 3650 }),
  },
  Strict,
);
export type ModelWindow = Static<typeof ModelWindow>;

export const AGGREGATES = [
  'count',
  'amount', // 分
  'worst-severity', // none, minor, general, serious; unstated weighs as none
  'recency', // days since the latest
  'in-force', // how many hold on the day
  'decay', // each counts by its age, by steps
  'provinces', // in how many provinces
  'ratio', // records of the selection among those of `among`
  'mean', // of values received
  'weighted-mean', // of values received, by amount
  'grade', // the latest value received
  'attribute', // of the body itself
] as const;

/** A union of shapes would report every branch: one shape, and the checker says what an aggregate needs. */
export const ModelAggregate = Type.Object(
  {
    kind: Type.Enum([...AGGREGATES]),
    /** decay: up to so many days old it counts so much; older, nothing. */
    steps: Type.Optional(Type.Array(Type.Object({ untilDays: Days, factor: Decimal }, Strict), { minItems: 1, maxItems: 20 })),
    /** ratio: the whole, and how many it must hold; with fewer there is no ratio. */
    among: Type.Optional(ModelSelection),
    minimum: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
    attribute: Type.Optional(Type.Enum(['age-months', 'kind', 'state'])),
  },
  Strict,
);

export const ModelBand = Type.Object(
  {
    /** Null = from the lowest, up to the highest; `to` itself belongs to the next band. */
    from: Type.Union([Limit, Type.Null()]),
    to: Type.Union([Limit, Type.Null()]),
    points: Decimal,
  },
  Strict,
);

export const ModelPoints = Type.Object(
  {
    /** none: only starts, vetoes and exclusions ask for the raw value. */
    kind: Type.Enum(['none', 'linear', 'bands', 'table']),
    per: Type.Optional(Decimal),
    cap: Type.Optional(Decimal),
    bands: Type.Optional(Type.Array(ModelBand, { minItems: 1, maxItems: 50 })),
    table: Type.Optional(
      Type.Array(Type.Object({ value: Type.String({ minLength: 1, maxLength: 40 }), points: Decimal }, Strict), {
        minItems: 1,
        maxItems: 100,
      }),
    ),
    /** table: any other value. */
    otherwise: Type.Optional(Decimal),
    /** What a missing value gives; less than the best that the indicator can give only where one of the model's sources says so. */
    missing: Type.Optional(Type.Object({ points: Decimal, source: Type.String({ minLength: 1 }) }, Strict)),
  },
  Strict,
);

/** How much of a lapse that was put right is given back, by the days from its decision to its end; what is left counts. */
export const ModelRepair = Type.Object(
  {
    steps: Type.Array(Type.Object({ withinDays: Days, restores: Decimal }, Strict), { minItems: 1, maxItems: 10 }),
    sameYear: Decimal,
    later: Decimal,
  },
  Strict,
);

export const ModelIndicator = Type.Object(
  {
    id: Id,
    title: Text,
    group: Id,
    /** Null: an attribute of the body. */
    select: Type.Union([ModelSelection, Type.Null()]),
    window: Type.Union([ModelWindow, Type.Null()]),
    aggregate: ModelAggregate,
    points: ModelPoints,
    repair: Type.Optional(ModelRepair),
    basis: Type.String({ minLength: 1 }),
    verified: VerifiedMark,
  },
  Strict,
);
export type ModelIndicator = Static<typeof ModelIndicator>;

/** On a raw value. One that is missing meets no condition. */
export const ModelCondition = Type.Object(
  {
    indicator: Id,
    atLeast: Type.Optional(Limit),
    below: Type.Optional(Limit),
    in: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { minItems: 1, uniqueItems: true })),
  },
  Strict,
);
export type ModelCondition = Static<typeof ModelCondition>;
const When = Type.Array(ModelCondition, { minItems: 1, maxItems: 5 });

const ExampleFact = Type.Object(
  {
    item: Id,
    event: Day,
    nature: Type.Optional(Type.Enum(['adverse', 'neutral', 'good'])),
    severity: Type.Optional(Type.Enum(['minor', 'general', 'serious'])),
    code: Type.Optional(Type.String({ minLength: 1 })),
    value: Type.Optional(Type.String({ minLength: 1 })),
    amountFen: Type.Optional(Type.Integer({ minimum: 0 })),
    province: Type.Optional(Type.Integer({ minimum: 11, maximum: 99 })),
    /** The day on which it was put right. */
    repaired: Type.Optional(Day),
  },
  Strict,
);

/** A model of evaluation (policy item 12), as data. */
export const ModelContent = Type.Object(
  {
    /** The competent organ. */
    issuedBy: Type.String({ minLength: 1 }),
    /** Its decision to use the model on real bodies. Counts only in an edition that was published here by procedure. */
    activation: Type.Union([
      Type.Object({ basis: Type.String({ minLength: 1 }), document: Type.String({ minLength: 1 }), on: Day }, Strict),
      Type.Null(),
    ]),
    completeness: Type.Enum(['complete', 'partial']),
    /** What is not known. */
    missing: Type.Optional(Text),
    appliesTo: Type.Object(
      {
        kinds: Type.Array(Type.Enum([...MODEL_KINDS]), { minItems: 1, uniqueItems: true }),
        /**
         * Individual businesses only where a national model names them: its id; in a model of a national organ itself, the title
         * of that source of its own which names them.
         */
        individualBusiness: Type.Optional(Type.String({ minLength: 1 })),
        /** GB/T 4754, by its beginning: G, C26. Absent: all. */
        industries: Type.Optional(Type.Array(Type.String({ pattern: '^[A-T][0-9]{0,4}$' }), { minItems: 1, uniqueItems: true })),
        /** Divisions by the beginning of their code. Absent: all. */
        districts: Type.Optional(Type.Array(Type.String({ pattern: '^[0-9]{2,6}$' }), { minItems: 1, uniqueItems: true })),
      },
      Strict,
    ),
    start: Type.Object(
      {
        points: Decimal,
        /** The first whose conditions all hold. */
        cases: Type.Array(Type.Object({ when: When, points: Decimal }, Strict), { maxItems: 10 }),
      },
      Strict,
    ),
    groups: Type.Array(
      Type.Object(
        {
          id: Id,
          title: Text,
          weight: Decimal,
          start: Decimal,
          floor: Type.Union([Decimal, Type.Null()]),
          cap: Type.Union([Decimal, Type.Null()]),
        },
        Strict,
      ),
      { minItems: 1, maxItems: 30 },
    ),
    /** Weights by which groups have data: the first that fits; none fits: no grade. Absent: the weights of the groups. */
    coefficients: Type.Optional(
      Type.Array(
        Type.Object(
          {
            present: Type.Array(Id, { uniqueItems: true }),
            absent: Type.Array(Id, { uniqueItems: true }),
            weights: Type.Array(Type.Object({ group: Id, weight: Decimal }, Strict), { minItems: 1 }),
          },
          Strict,
        ),
        { minItems: 1, maxItems: 20 },
      ),
    ),
    indicators: Type.Array(ModelIndicator, { minItems: 1, maxItems: 300 }),
    /** No grade, and why. */
    exclusions: Type.Array(Type.Object({ id: Id, title: Text, when: When }, Strict), { maxItems: 20 }),
    /** A grade given directly, or the best that is still possible. */
    vetoes: Type.Array(
      Type.Object(
        {
          id: Id,
          title: Text,
          when: When,
          grade: Type.Optional(GradeId),
          ceiling: Type.Optional(GradeId),
          /** Of a grade beside the order: only from this score on. */
          fromScore: Type.Optional(Decimal),
        },
        Strict,
      ),
      { maxItems: 60 },
    ),
    score: Type.Object(
      {
        floor: Type.Union([Decimal, Type.Null()]),
        cap: Type.Union([Decimal, Type.Null()]),
        /** Decimals kept; half up, once, at the end. */
        places: Type.Integer({ minimum: 0, maximum: 4 }),
      },
      Strict,
    ),
    /** From the best; `apart`: a grade beside the order, which only a veto gives (M of the tax model). */
    grades: Type.Array(Type.Object({ id: GradeId, title: Text, apart: Type.Optional(Type.Boolean()) }, Strict), {
      minItems: 2,
      maxItems: 12,
    }),
    /** From the best; the last takes the rest (`from` null). */
    cutoffs: Type.Array(Type.Object({ grade: GradeId, from: Type.Union([Decimal, Type.Null()]) }, Strict), {
      minItems: 2,
      maxItems: 12,
    }),
    /** Worked examples: published ones and our own, by which the model is tested. */
    examples: Type.Array(
      Type.Object(
        {
          title: Text,
          source: Type.String({ minLength: 1 }),
          asOf: Day,
          founded: Type.Optional(Day),
          facts: Type.Array(ExampleFact),
          score: Type.Union([Decimal, Type.Null()]),
          grade: Type.Union([GradeId, Type.Null()]),
        },
        Strict,
      ),
      { minItems: 1 },
    ),
  },
  Strict,
);
export type ModelContent = Static<typeof ModelContent>;
