import { Type, type TSchema } from 'typebox';
import { listOf } from '../../kernel/http/index.ts';

const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Text = Type.String();
const Whole = Type.Integer();

export const HeldPage = listOf(
  Type.Object({
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
    reasons: Type.Array(
      Type.Object({ code: Text, column: orNull(Text), params: Type.Record(Text, Type.Union([Text, Type.Number()])) }),
    ),
    content: orNull(Type.Record(Text, Type.Unknown())),
  }),
);

export const ReleasedAnswer = Type.Object({ recordId: Text, actId: Text, releasedOn: Text });

export const AmendedAnswer = Type.Union([
  Type.Object({ state: Type.Literal('proposed'), case: Text, number: Text, due: orNull(Text) }),
  Type.Object({ state: Type.Literal('done'), records: Type.Array(Text) }),
]);

export const LatePage = listOf(
  Type.Object({
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
  }),
);

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
