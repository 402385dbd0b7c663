import { Type } from 'typebox';
import { STAGES } from './life.ts';

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const Day = Type.String();
const Count = Type.Integer();

export const QueuedAnswer = Type.Object({ queued: Type.Literal(true) });

export const StatusAnswer = Type.Object({
  on: Type.Boolean(),
  channel: Type.String(),
  from: Day,
  to: Day,
  items: Type.Array(
    Type.Object({
      organ: Type.String(),
      day: Day,
      reported: Count,
      held: Count,
      accepted: Count,
      due: Count,
      sent: Count,
      open: Count,
      receipted: Count,
      duplicate: Count,
      returned: Count,
      shown: Count,
    }),
  ),
  stuck: Type.Object({ unsent: Count, unreceipted: Count, unmended: Count }),
  files: Type.Array(Type.Object({ number: Type.String(), rows: Count, attempts: Count, fault: orNull(Type.String()) })),
  problems: Count,
  determinations: Type.Record(Type.String(), Count),
  unaccompanied: Type.Array(Type.String()),
});

export const Stuck = Type.Object({
  kind: Type.String({ description: 'unsent, unreceipted, unmended' }),
  recordId: Type.String(),
  organ: Type.String(),
  file: orNull(Type.String()),
  row: orNull(Count),
  since: Day,
  due: Day,
  code: orNull(Type.String()),
  text: orNull(Type.String()),
});

export const LifeAnswer = Type.Object({
  recordId: Type.String(),
  actId: Type.String(),
  organ: Type.String(),
  kind: Type.String(),
  steps: Type.Array(
    Type.Object({
      stage: Type.Union(STAGES.map((stage) => Type.Literal(stage))),
      state: Type.String({ description: 'done, waiting, failed, not_needed' }),
      on: orNull(Day),
      why: orNull(Type.String()),
      due: orNull(Day),
      late: Type.Boolean(),
    }),
  ),
  stuck: Type.Boolean(),
  sendings: Type.Array(
    Type.Object({
      revision: Count,
      action: Type.String(),
      file: Type.String(),
      row: Count,
      publishedOn: orNull(Day),
      outcome: orNull(Type.String()),
      code: orNull(Type.String()),
      receivedOn: orNull(Day),
    }),
  ),
});
