import { Type, type Static } from 'typebox';
import { listOf } from '../../../kernel/http/index.ts';
import { Refusal, Sheet } from '../sheet/schema.ts';

export const Nullable = Type.Union([Type.String(), Type.Null()]);
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const NullableDay = Type.Union([Day, Type.Null()]);
const Standing = Type.Enum(['late', 'soon', 'in time', 'no term']);
const Values = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())]));
const Text = Type.Object({ zh: Type.String(), en: Type.String() });

export const CaseParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });

/** What was filled in; the procedure says what it asks for, and the engine checks it. */
export const GivenFields = Type.Record(Type.String({ maxLength: 64 }), Type.Unknown(), { maxProperties: 60 });

export const ListedCaseAnswer = Type.Object({
  caseId: Type.String(),
  number: Type.String(),
  procedure: Type.String(),
  edition: Type.String(),
  procedureTitle: Type.String(),
  state: Type.String(),
  stateTitle: Type.String(),
  objectKind: Type.String(),
  objectId: Type.String(),
  subjectId: Nullable,
  partyName: Nullable,
  partyCode: Nullable,
  deciding: Type.String(),
  handler: Nullable,
  handlerName: Nullable,
  openedOn: Day,
  due: NullableDay,
  provisional: Type.Boolean(),
  suspended: Type.Boolean(),
  closedOn: NullableDay,
});
export type ListedCaseAnswer = Static<typeof ListedCaseAnswer>;
export const CaseList = listOf(ListedCaseAnswer);

/** What a procedure asks for, in both languages. */
export const DeclaredField = Type.Object({
  id: Type.String(),
  title: Text,
  hint: Type.Optional(Text),
  type: Type.Enum(['text', 'line', 'integer', 'day', 'choice', 'choices', 'yes']),
  required: Type.Boolean(),
  choices: Type.Optional(Type.Array(Type.Object({ id: Type.String(), title: Text }))),
  maximum: Type.Optional(Type.Integer()),
  internal: Type.Optional(Type.Boolean()),
});

export const CaseAnswer = Type.Object({
  caseId: Type.String(),
  number: Type.String(),
  procedure: Type.Object({ id: Type.String(), edition: Type.String(), title: Type.String() }),
  reader: Type.Enum(['official', 'party']),
  state: Type.Object({ id: Type.String(), title: Type.String() }),
  version: Type.Integer(),
  object: Type.Object({ kind: Type.String(), id: Type.String() }),
  subjectId: Nullable,
  party: Type.Union([Type.Object({ name: Type.String(), code: Nullable }), Type.Null()]),
  organs: Type.Object({ deciding: Type.String(), handling: Nullable, reporting: Nullable, superior: Nullable }),
  openedOn: Day,
  closedOn: NullableDay,
  handler: Nullable,
  recused: Type.Array(Type.String()),
  agents: Type.Array(Type.Object({ account: Type.String(), until: NullableDay })),
  suspendedSince: NullableDay,
  fields: Values,
  served: Type.Record(Type.String(), Day),
  periods: Type.Array(
    Type.Object({
      period: Type.String(),
      title: Type.String(),
      started: Day,
      length: Type.Integer(),
      extensions: Type.Integer(),
      due: NullableDay,
      provisional: Type.Boolean(),
      served: Type.Boolean(),
      closedOn: NullableDay,
    }),
  ),
  requirements: Type.Array(
    Type.Object({
      transition: Type.String(),
      title: Type.String(),
      duty: Type.Boolean(),
      due: NullableDay,
      provisional: Type.Boolean(),
      standing: Standing,
      open: Type.Boolean(),
      rule: Type.Union([Type.Object({ instrument: Type.String(), article: Type.String() }), Type.Null()]),
      hindrances: Type.Array(Type.Object({ code: Type.String(), what: Type.String(), opens: NullableDay })),
      refusal: Type.Union([Type.Object({ code: Type.String(), what: Type.String(), opens: NullableDay }), Type.Null()]),
      text: Type.Union([Refusal, Type.Null()]),
      fields: Type.Array(DeclaredField),
      papers: Type.Array(Type.Object({ id: Type.String(), title: Text, required: Type.Boolean() })),
    }),
  ),
  steps: Type.Array(
    Type.Object({
      n: Type.Integer(),
      kind: Type.String(),
      what: Type.String(),
      title: Type.String(),
      from: Nullable,
      to: Type.String(),
      by: Type.String(),
      role: Nullable,
      standsInFor: Nullable,
      on: Day,
      at: Type.String(),
      fields: Values,
      reason: Nullable,
    }),
  ),
  documents: Type.Array(
    Type.Object({
      documentId: Type.String(),
      kind: Type.String(),
      template: Type.String(),
      templateEdition: Type.String(),
      organ: Type.String(),
      number: Nullable,
      heading: Type.String(),
      madeOn: Day,
      pages: Type.Integer(),
      sha256: Type.String(),
    }),
  ),
  uploads: Type.Array(
    Type.Object({
      paperId: Type.String(),
      kind: Type.String(),
      name: Type.String(),
      mediaType: Type.String(),
      sha256: Type.String(),
      party: Type.Boolean(),
      at: Type.String(),
    }),
  ),
  deliveries: Type.Array(
    Type.Object({
      deliveryId: Type.String(),
      documents: Type.Array(Type.String()),
      method: Type.String(),
      sentOn: Day,
      outcome: Nullable,
      outcomeOn: NullableDay,
    }),
  ),
});

/** The same with all that the officials' page shows, in the reader's words. */
export const OfficialCaseAnswer = Type.Object({ ...CaseAnswer.properties, sheet: Sheet });

/** What a step answers; the file itself is a look of its own, with its purpose. */
export const Done = Type.Object({
  caseId: Type.String(),
  number: Type.String(),
  version: Type.Integer(),
  state: Type.String(),
  closedOn: NullableDay,
});
export const FiredAnswer = Type.Object({
  ...Done.properties,
  step: Type.Integer(),
  papers: Type.Array(Type.Object({ kind: Type.String(), documentId: Type.String(), number: Nullable })),
  repeated: Type.Boolean(),
});

export const WorkItem = Type.Object({
  kind: Type.String(),
  what: Type.String(),
  object: Type.Object({ kind: Type.String(), id: Type.String(), number: Type.String() }),
  subjectId: Nullable,
  partyName: Nullable,
  partyCode: Nullable,
  due: NullableDay,
  provisional: Type.Boolean(),
  standing: Standing,
  must: Type.Boolean(),
  came: Type.String(),
  link: Type.String(),
});
export const WorkCounts = Type.Object({ all: Type.Integer(), late: Type.Integer(), soon: Type.Integer() });

export const AbsenceAnswer = Type.Object({
  absenceId: Type.String(),
  account: Type.String(),
  from: Day,
  to: Day,
  substitute: Type.String(),
  setBy: Type.String(),
});
