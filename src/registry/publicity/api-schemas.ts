import { Type, type TSchema } from 'typebox';
import { ACT_KINDS, CORRECTION_KINDS } from '../records/types.ts';
import { UNDER_WAY } from './review/under-way.ts';

const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Text = Type.String();
const Whole = Type.Integer();

/** A value of a field of content: money in 分, days ISO. */
export const Value = Type.Union([Text, Type.Number(), Type.Boolean(), Type.Array(Text), Type.Null()]);
export const Content = Type.Record(Text, Value);

/** A proposal that waits for another person. */
export const Waits = orNull(Type.Object({ proposal: Text, by: Text, at: Text }));

export const Change = Type.Object({
  recordId: Text,
  actId: Text,
  subjectId: Text,
  subject: orNull(Text),
  kind: Text,
  organ: Text,
  documentNo: Text,
  decided: Text,
  change: Type.Object({ on: Text, kind: Type.Enum([...CORRECTION_KINDS]), reason: Text, document: orNull(Text) }),
  withdrawn: Type.Boolean(),
});

export const Held = Type.Object({
  recordId: Text,
  actId: Text,
  subjectId: Text,
  subject: orNull(Text),
  kind: Text,
  organ: Text,
  reportingOrgan: Text,
  documentNo: Text,
  decided: Text,
  receivedOn: Text,
  days: Whole,
  due: orNull(Text),
  dueProvisional: Type.Boolean(),
  workingDay: Type.Union([Whole, Type.Null()], { description: 'working days since the decision, of the seven' }),
  reasons: Type.Array(Type.Object({ code: Text, column: orNull(Text), params: Type.Record(Text, Type.Union([Text, Type.Number()])) })),
  places: Type.Array(Type.Object({ code: Text, field: Text, from: Whole, length: Whole, masked: Text })),
  content: orNull(Content),
});

export const UnderWay = Type.Object({
  state: Type.Enum([...UNDER_WAY]),
  recordId: orNull(Text),
  waitingId: orNull(Text),
  subject: orNull(Text),
  kind: Type.Enum([...ACT_KINDS]),
  organ: Text,
  documentNo: Text,
  decided: Text,
  receivedOn: Text,
  due: orNull(Text),
  dueProvisional: Type.Boolean(),
  workingDay: orNull(Whole),
});

export const ReviewAnswer = Type.Object({
  recordId: Text,
  actId: Text,
  held: orNull(Held),
  decided: orNull(
    Type.Object({
      action: Type.Enum(['record.released', 'record.withdrawn']),
      by: orNull(Text),
      at: Text,
      reason: orNull(Text),
    }),
  ),
  sentBy: orNull(Text),
  waits: Waits,
  releasedOn: orNull(Text),
  endedOn: orNull(Text),
  open: Type.Array(Type.Object({ caseId: Text, number: Text, openedOn: Text })),
});

export const ReleasedAnswer = Type.Object({ recordId: Text, actId: Text, releasedOn: Text });

export const AmendedAnswer = Type.Union([
  Type.Object({ state: Type.Literal('proposed'), case: Text, number: Text, due: orNull(Text) }),
  Type.Object({ state: Type.Literal('done'), records: Type.Array(Text) }),
]);

export const Late = Type.Object({
  recordId: orNull(Text),
  actId: orNull(Text),
  waitingId: orNull(Text),
  organ: Text,
  reportingOrgan: Text,
  kind: Text,
  documentNo: Text,
  decided: Text,
  due: Text,
  provisional: Type.Boolean(),
  receivedOn: Text,
  daysLate: orNull(Whole),
});

const Rate = {
  acts: Whole,
  onTime: Whole,
  late: Whole,
  averageDaysLate: orNull(Text),
  provisional: Whole,
  onTimePercent: orNull(Text),
};

export const TimelinessAnswer = Type.Object({
  /** Counted anew when asked; a closed month as it was published, with its revisions, stands at these addresses. */
  counted: Type.Literal('now'),
  published: Type.Array(Text),
  from: Text,
  to: Text,
  asOf: Text,
  total: Type.Object(Rate),
  districts: Type.Array(Type.Object({ district: orNull(Text), name: orNull(Text), ...Rate })),
  organs: Type.Array(
    Type.Object({
      organ: Text,
      name: Text,
      nameEn: Text,
      district: orNull(Text),
      ...Rate,
      nilMonths: Type.Array(Text),
      silentMonths: Type.Array(Text),
    }),
  ),
  undated: Whole,
  held: Type.Object({ held: Whole, oldestDays: orNull(Whole), today: Whole, upTo7: Whole, over7: Whole }),
});
