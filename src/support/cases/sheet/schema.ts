import { Type, type Static } from 'typebox';
import { METHODS } from '../methods.ts';

const Text = Type.String();
const Nullable = Type.Union([Type.String(), Type.Null()]);
const Standing = Type.Enum(['late', 'soon', 'in time', 'no term']);
const Titled = Type.Object({ id: Text, title: Text });
const Given = Type.Object({ title: Text, internal: Type.Boolean(), value: Text });

export const Refusal = Type.Object({ why: Text, rule: Nullable, next: Text, ask: Text });

const Beam = Type.Union([
  Type.Object({ kind: Type.Literal('days'), day: Type.Integer(), of: Type.Integer() }),
  Type.Object({ kind: Type.Literal('span'), passed: Type.Number() }),
  Type.Null(),
]);

const Methods = Type.Object({
  method: Type.Enum([...METHODS]),
  title: Text,
  /** Of the rule: when this method may be used. */
  condition: Nullable,
});

/** A sending with what became of it; addresses and proofs are personal. */
const AttemptAnswer = Type.Object({
  deliveryId: Text,
  papers: Type.Array(Text),
  method: Text,
  sentOn: Text,
  recipient: Text,
  address: Text,
  outcome: Nullable,
  on: Nullable,
  proof: Text,
  /** What may be recorded now, in the order of the rule. */
  choices: Type.Array(Titled),
  asks: Type.Array(Titled),
  follows: Type.Array(Text),
});

/** A case as its officials work with it: everything that stands in it, said in the reader's language. */
export const Sheet = Type.Object({
  now: Type.Object({ tone: Type.Enum(['late', 'soon', 'calm']), sentences: Type.Array(Text) }),
  steps: Type.Array(
    Type.Object({
      transition: Text,
      title: Text,
      open: Type.Boolean(),
      due: Nullable,
      standing: Standing,
      who: Text,
      asks: Type.Array(Text),
      makes: Type.Array(Text),
      rule: Nullable,
      /** Ends the case without a decision: nobody should take it for the next step. */
      closes: Type.Boolean(),
      refusal: Type.Union([Refusal, Type.Null()]),
      /** Not hindered, only another's. */
      others: Type.Boolean(),
    }),
  ),
  facts: Type.Array(Given),
  statements: Type.Array(Type.Object({ n: Type.Integer(), title: Text, day: Text, facts: Type.Array(Given) })),
  papers: Type.Array(
    Type.Object({
      documentId: Text,
      heading: Text,
      number: Nullable,
      madeOn: Text,
      served: Text,
      pages: Type.Integer(),
    }),
  ),
  serve: Type.Array(Type.Object({ document: Text, title: Text, enclosed: Type.Array(Text), address: Nullable })),
  methods: Type.Array(Methods),
  attempts: Type.Array(AttemptAnswer),
  uploads: Type.Array(Type.Object({ paperId: Text, name: Text, kind: Text, kindTitle: Text, party: Type.Boolean(), at: Text })),
  kinds: Type.Array(Titled),
  course: Type.Array(Type.Object({ n: Type.Integer(), day: Text, title: Text, who: Text, detail: Text })),
  periods: Type.Array(
    Type.Object({
      period: Text,
      title: Text,
      started: Text,
      due: Nullable,
      closedOn: Nullable,
      sentence: Text,
      basis: Nullable,
      beam: Beam,
      /** A duty of the organ's, whose lateness is its own. */
      clock: Type.Boolean(),
      /** Runs for years: it is told, not drawn. */
      term: Type.Boolean(),
    }),
  ),
  people: Type.Array(Type.Object({ title: Text, value: Text })),
  acts: Type.Object({
    suspend: Type.Array(Titled),
    resume: Type.Boolean(),
    extend: Type.Array(Type.Object({ id: Text, title: Text, most: Text, due: Nullable })),
    assign: Type.Boolean(),
    recuse: Type.Union([Type.Enum(['any', 'self']), Type.Null()]),
    serve: Type.Boolean(),
    upload: Type.Boolean(),
    /** How many terms run now: what standing still or running on touches. */
    running: Type.Integer(),
  }),
  today: Text,
});
export type Sheet = Static<typeof Sheet>;
