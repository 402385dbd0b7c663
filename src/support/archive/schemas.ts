import { Type, type TSchema } from 'typebox';
import { LEVELS } from '../../kernel/access/index.ts';
import { DISPLAY_STATES } from '../../registry/publicity/index.ts';
import { ACT_KINDS, CORRECTION_KINDS, ENDED_KINDS, NATURES, SEVERITIES, STAYED_BY, VALIDITIES } from '../../registry/records/types.ts';
import { SUBJECT_SIZES } from '../../registry/subjects/index.ts';
import { MARKS } from './filter.ts';
import { ENTRY_KINDS } from './timeline.ts';

const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Text = Type.String();
const Whole = Type.Integer();
const NullText = orNull(Text);
const Day = Type.String({ description: 'ISO day in Shanghai' });
/** A value of a field of content: money in 分, days ISO. */
const Value = Type.Union([Text, Type.Number(), Type.Boolean(), Type.Array(Text), Type.Null()]);
export const Content = Type.Record(Text, Value, {
  description: 'fields of the template that the caller’s level opens',
});
const Display = Type.Object({ state: Type.Enum([...DISPLAY_STATES]), until: orNull(Day), ruleSet: NullText });

const Line = {
  recordId: Text,
  actId: Text,
  subject: Type.Object({ id: Text, name: NullText, uscc: NullText }),
  item: Text,
  edition: Text,
  kind: Type.Enum([...ACT_KINDS]),
  nature: Type.Enum([...NATURES]),
  severity: orNull(Type.Enum([...SEVERITIES])),
  organ: Text,
  organName: Text,
  organNameEn: Text,
  reportingOrgan: Text,
  reportingOrganName: Text,
  reportingOrganNameEn: Text,
  district: NullText,
  documentNo: Text,
  decided: Day,
  permitNo: NullText,
  title: NullText,
  receivedOn: Day,
  due: orNull(Day),
  dueProvisional: Type.Boolean(),
  daysLate: orNull(Whole),
  display: Display,
  marks: Type.Array(Type.Enum([...MARKS])),
  held: Type.Array(Text),
  level: Type.Enum([...LEVELS]),
};

export const RecordsAnswer = Type.Object({
  items: Type.Array(Type.Object(Line)),
  next: NullText,
  total: orNull(
    Type.Object(
      { count: Whole, more: Type.Boolean({ description: 'there are more than are counted' }), asOf: Day },
      { description: 'on the first page only' },
    ),
  ),
  order: Type.Literal('decided-desc', { description: 'latest decision first; on one day by act, then by record' }),
});

const Facet = { from: NullText, until: NullText, organ: Text };
const Correction = Type.Object({
  on: Day,
  kind: Type.Enum([...CORRECTION_KINDS]),
  reason: Text,
  document: Type.Optional(Text),
});
const Provenance = Type.Object({
  batch: Text,
  number: Text,
  mapping: Text,
  file: Text,
  sheet: NullText,
  row: orNull(Whole),
  organ: Text,
  reportedBy: NullText,
  receivedAt: Text,
  state: Text,
  findings: Type.Array(Type.Object({ code: Text, column: NullText, params: Type.Record(Text, Type.Union([Text, Type.Number()])) })),
  cells: orNull(Type.Array(Type.Object({ heading: Text, cell: Text }))),
});
const Version = Type.Object({
  version: Whole,
  seq: Whole,
  at: NullText,
  event: NullText,
  validity: Type.Enum([...VALIDITIES]),
  releasedOn: orNull(Day),
  endedOn: orNull(Day),
  endedKind: orNull(Type.Enum([...ENDED_KINDS])),
  changes: Type.Array(Type.Object({ field: Text, from: NullText, to: NullText })),
});

const Title = orNull(Type.Object({ zh: Text, en: Text }));

export const DetailAnswer = Type.Object({
  ...Line,
  itemTitle: Title,
  ruleTitle: Title,
  version: Whole,
  validity: Type.Enum([...VALIDITIES]),
  releasedOn: orNull(Day),
  ended: orNull(Type.Object({ on: Day, kind: Text, reason: NullText })),
  disputes: Type.Array(Type.Object({ raisedOn: Day, due: Day, state: Type.Enum(['open', 'closed']) })),
  corrections: Type.Array(Correction),
  stay: orNull(Type.Object({ ...Facet, by: Type.Enum([...STAYED_BY]), document: Text })),
  shield: orNull(Type.Object({ ...Facet, basis: Text, ends: NullText })),
  content: Content,
  provenance: orNull(Provenance),
  versions: Type.Array(Version),
  sources: Type.Array(
    Type.Object({
      reportingOrgan: Text,
      firstOn: Day,
      lastOn: Day,
      batch: NullText,
      row: orNull(Whole),
      agrees: Type.Boolean(),
    }),
  ),
  comparisons: Type.Array(
    Type.Object({
      id: Text,
      reportingOrgan: Text,
      state: Text,
      openedOn: Day,
      closedOn: orNull(Day),
      fields: Type.Array(Text),
    }),
  ),
  recipients: Type.Array(Type.Object({ recipient: Text, channel: Text, last: Text })),
  complete: Type.Boolean(),
});

export const TimelineAnswer = Type.Object({
  subject: Type.Object({ id: Text, name: NullText }),
  asOf: Day,
  knownAt: Whole,
  complete: Type.Boolean(),
  cases: Type.Boolean(),
  items: Type.Array(
    Type.Object({
      on: Day,
      kind: Type.Enum([...ENTRY_KINDS]),
      ahead: Type.Boolean(),
      object: Type.Object({ kind: Type.Enum(['registration', 'record', 'case']), id: NullText }),
      organ: NullText,
      actKind: NullText,
      nature: NullText,
      what: Text,
    }),
  ),
});

export const SummaryAnswer = Type.Object({
  subject: Type.Object({
    id: Text,
    name: Text,
    uscc: NullText,
    kind: Text,
    state: Text,
    founded: orNull(Day),
    district: NullText,
    industry: NullText,
    size: orNull(Type.Enum([...SUBJECT_SIZES])),
    mergedInto: NullText,
  }),
  asOf: Day,
  names: Type.Array(Type.Object({ name: Text, from: orNull(Day), to: orNull(Day), source: Text })),
  keys: Type.Array(Type.Object({ kind: Text, key: Text, from: orNull(Day), to: orNull(Day), state: Text })),
  registrations: Type.Array(
    Type.Object({
      source: Text,
      name: Text,
      usccGiven: NullText,
      regNo: NullText,
      findings: Type.Array(Text),
      receivedOn: Day,
      content: Content,
    }),
  ),
  records: Type.Array(Type.Object({ nature: Text, kind: Text, display: Text, n: Whole })),
  marks: Type.Object({ objection: Whole, corrected: Whole, late: Whole, shielded: Whole }),
  cases: orNull(Type.Object({ open: Whole, all: Whole, more: Type.Boolean() })),
  complete: Type.Boolean(),
});
