import { Type, type Static, type TSchema } from 'typebox';

const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Word = Type.String();
const Whole = Type.Integer();
const Text = Type.Object({ zh: Word, en: Word });
const Decimal = Type.String({ description: 'a decimal; rounded half up where the answer says so' });
const Day = Type.String({ format: 'date' });
const closed = { additionalProperties: false } as const;

export const STATES = ['running', 'done', 'failed', 'stopped', 'interrupted'] as const;
export type RunState = (typeof STATES)[number];

export const GROUPINGS = ['district', 'industry', 'size', 'age'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** A policy document of kind `model`, as the file would be; the checker says what is wrong in it. */
const Document = Type.Record(Word, Type.Unknown());

export const TrialAsked = Type.Object(
  {
    model: Document,
    against: Type.Optional(Type.String({ minLength: 1, maxLength: 80, description: 'id of a model in force; default: the same id' })),
    asOf: Type.Optional(Day),
  },
  closed,
);

export const NATURES = ['adverse', 'neutral', 'good'] as const;
export const SEVERITIES = ['minor', 'general', 'serious', 'unstated'] as const;

const Outcome = Type.Object(
  {
    items: Type.Array(Type.String({ minLength: 1, maxLength: 80 }), { minItems: 1, maxItems: 50, uniqueItems: true }),
    natures: Type.Optional(Type.Array(Type.Enum([...NATURES]), { minItems: 1, uniqueItems: true })),
    severities: Type.Optional(Type.Array(Type.Enum([...SEVERITIES]), { minItems: 1, uniqueItems: true })),
  },
  closed,
);
export type Outcome = Static<typeof Outcome>;

export const BacktestAsked = Type.Object(
  {
    model: Document,
    asOf: Type.String({ format: 'date', description: 'a past day' }),
    knownAt: Type.Optional(
      Type.Union([Type.Integer({ minimum: 0 }), Day], {
        description: 'number of the journal, or a day whose last number is meant; default: the end of asOf',
      }),
    ),
    until: Type.String({ format: 'date', description: 'the last day of what came after; at most today' }),
    outcome: Outcome,
  },
  closed,
);
export type BacktestAsked = Static<typeof BacktestAsked>;

export const Started = Type.Object({
  id: Word,
  earlier: Type.Boolean({ description: 'the same was asked before and still runs: that one' }),
});

const ModelRef = Type.Object({ id: Word, edition: Word, title: Text });
const GradeRef = Type.Object({ id: Word, title: Text });
const Grades = Type.Record(Word, Whole, { description: 'bodies by grade; `none`: no grade, which is not a bad one' });
const GroupHead = {
  by: Type.Enum([...GROUPINGS]),
  key: Type.String({ description: '`unknown`: no source gives it' }),
  title: Text,
  subjects: Whole,
};
/** Null where the caller may not know or gave no purpose: see `names`. */
const Somebody = { subjectId: orNull(Word), name: orNull(Word), uscc: orNull(Word) };
const Names = Type.Enum(['shown', 'purpose', 'role'], {
  description: 'whether bodies are named: shown (a look), not without a purpose, not to this role',
});

const RunHead = {
  id: Word,
  state: Type.Enum([...STATES]),
  ahead: Type.Integer({ description: 'runs that come before this one; 0 = under way' }),
  done: Whole,
  total: Type.Union([Whole, Type.Null()], { description: 'bodies to look at; null before it began' }),
  startedAt: Word,
  finishedAt: orNull(Word),
  seconds: orNull(Type.Number()),
  by: Word,
  asOf: Word,
  model: ModelRef,
  fault: orNull(Text),
};

const TrialHead = { ...RunHead, against: ModelRef };

const TrialResult = Type.Object({
  subjects: Type.Integer({ description: 'bodies of whom either model speaks' }),
  scale: Type.Enum(['same', 'other'], {
    description: 'other: grades of two scales are never compared by letter, so nobody changed, went up or down',
  }),
  grades: Type.Object({ before: Type.Array(GradeRef), after: Type.Array(GradeRef) }),
  before: Grades,
  after: Grades,
  matrix: Type.Array(Type.Object({ from: Word, to: Word, count: Whole })),
  groups: Type.Array(
    Type.Object({
      ...GroupHead,
      changed: Type.Union([Whole, Type.Null()], { description: 'have a grade by both, and another one; null of two scales' }),
      up: orNull(Whole),
      down: orNull(Whole),
      left: Type.Integer({ description: 'have no grade now' }),
      gained: Whole,
      meanBefore: orNull(Decimal),
      meanAfter: orNull(Decimal),
    }),
  ),
  movedMost: Type.Array(
    Type.Object({
      ...Somebody,
      from: Word,
      to: Word,
      scoreBefore: orNull(Decimal),
      scoreAfter: orNull(Decimal),
    }),
  ),
});

export const Trial = Type.Object(TrialHead);
export const TrialDetail = Type.Object({
  ...TrialHead,
  names: Names,
  document: Document,
  result: orNull(TrialResult),
});

const BacktestHead = {
  ...RunHead,
  knownAt: Type.Integer({ description: 'number of the journal: what came later was not known' }),
  until: Word,
  outcome: Outcome,
};

const BacktestResult = Type.Object({
  subjects: Type.Integer({ description: 'bodies known then of whom the model speaks' }),
  graded: Whole,
  outcomes: Type.Integer({ description: 'of the graded: those with what was asked for, after the day' }),
  baseRate: orNull(Decimal),
  grades: Type.Array(GradeRef),
  distribution: Type.Array(Type.Object({ grade: Word, subjects: Whole, outcomes: Whole, rate: orNull(Decimal), now: Whole })),
  deciles: Type.Array(
    Type.Object({
      decile: Type.Integer({ description: '1 = the tenth with the lowest scores' }),
      subjects: Decimal,
      outcomes: Decimal,
      rate: Decimal,
      lift: orNull(Decimal),
      captured: orNull(Decimal),
    }),
  ),
  auc: orNull(Decimal),
  ks: orNull(Decimal),
  ksAt: Type.Union([Decimal, Type.Null()], { description: 'the score up to which the two shares are furthest apart' }),
  roc: Type.Array(Type.Object({ others: Decimal, outcomes: Decimal }), {
    description: 'shares at or below a score, from the lowest: of those without the outcome, of those with it',
  }),
  psi: orNull(Decimal),
  fewest: Type.Integer({
    description: 'a group has AUC and KS with so many bodies with the outcome and without, PSI with so many graded then and today',
  }),
  groups: Type.Array(
    Type.Object({
      ...GroupHead,
      graded: Whole,
      outcomes: Whole,
      rate: orNull(Decimal),
      lift: orNull(Decimal),
      meanScore: orNull(Decimal),
      auc: orNull(Decimal),
      ks: orNull(Decimal),
      psi: orNull(Decimal),
    }),
  ),
  cut: Type.Union(
    [
      Type.Object({
        score: Type.String({ description: 'that of KS; up to it the model is read as saying that it comes' }),
        above: Type.Integer({ description: 'bodies with a higher score to whom it came' }),
        below: Type.Integer({ description: 'bodies with this score or less to whom it did not come' }),
        reversed: Type.Boolean({
          description: 'up to it a smaller share of those to whom it came than of the others: here the model ranks upside down',
        }),
      }),
      Type.Null(),
    ],
    { description: 'who was ranked wrongly is counted at this score; null where it came to all or to nobody' },
  ),
  wrong: Type.Array(
    Type.Object({
      ...Somebody,
      grade: Word,
      score: Decimal,
      outcome: Type.Boolean({ description: 'true: above the cut, and it came; false: at it or below, and nothing came' }),
    }),
    { description: 'those furthest from the cut on its wrong side, at most 50 of each; of equal scores by id' },
  ),
  notes: Type.Array(Text, { description: 'what the figures rest on, and how they are rounded' }),
});

export const Backtest = Type.Object(BacktestHead);
export const BacktestDetail = Type.Object({
  ...BacktestHead,
  names: Names,
  document: Document,
  result: orNull(BacktestResult),
});

const Explained = Type.Object({
  model: Word,
  version: Word,
  asOf: Word,
  applies: Type.Boolean(),
  score: orNull(Word),
  grade: orNull(Word),
  start: Word,
  indicators: Type.Array(
    Type.Object({
      id: Word,
      title: Text,
      group: Word,
      raw: orNull(Word),
      points: Word,
      changesOn: orNull(Word),
      records: Type.Array(Word),
      others: Whole,
    }),
  ),
  groups: Type.Array(Type.Object({ id: Word, points: Word, weight: orNull(Word) })),
  vetoes: Type.Array(Word),
  exclusions: Type.Array(Word),
  renewOn: orNull(Word),
});
const Subject = Type.Object({ subjectId: Word, name: Word, uscc: orNull(Word) });

export const TrialSubject = Type.Object({ subject: Subject, before: Explained, after: Explained });
export const BacktestSubject = Type.Object({
  subject: Subject,
  explained: Explained,
  outcome: Type.Boolean(),
  records: Type.Array(Word, { description: 'what came after, as far as the caller may read it' }),
  others: Whole,
});

export type TrialResult = Static<typeof TrialResult>;
export type BacktestResult = Static<typeof BacktestResult>;
