import { Type, type TSchema } from 'typebox';
import { ACT_KINDS, CORRECTION_KINDS, NATURES, SEVERITIES } from '../../registry/records/types.ts';
import { FITS, REASONS } from '../../registry/search/index.ts';
import { SUBJECT_SIZES } from '../../registry/subjects/index.ts';

const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Day = Type.String({ description: 'ISO day in Shanghai' });

/** One addressee's record as it is on display today. */
export const RecordShape = Type.Object({
  recordId: Type.String(),
  actId: Type.String(),
  item: Type.String(),
  edition: Type.String(),
  kind: Type.Enum([...ACT_KINDS]),
  nature: Type.Enum([...NATURES]),
  severity: orNull(Type.Enum([...SEVERITIES])),
  organ: Type.String(),
  organName: Type.String(),
  organNameEn: Type.String(),
  reportingOrgan: Type.String(),
  reportingOrganName: Type.String(),
  reportingOrganNameEn: Type.String(),
  documentNo: Type.String(),
  decided: Day,
  permitNo: orNull(Type.String()),
  content: Type.Record(Type.String(), Type.Unknown(), { description: 'public fields of the act; money in fen' }),
  until: orNull(Day),
  received: Day,
  due: orNull(Day),
  dueProvisional: Type.Boolean(),
  daysLate: orNull(Type.Integer()),
  disputes: Type.Array(Type.Object({ raisedOn: Day, due: Day, state: Type.Enum(['open', 'closed']) })),
  corrections: Type.Array(Type.Object({ on: Day, kind: Type.Enum([...CORRECTION_KINDS]), reason: Type.String() })),
  stayed: Type.Boolean(),
  formerOperator: Type.Boolean({
    description: 'adverse, of an individual business whose operator has changed since the decision; nobody is named',
  }),
});

/** As above, with whose it is. */
export const AddressedShape = Type.Object({
  ...RecordShape.properties,
  subject: Type.Object({ id: Type.String(), name: Type.String(), uscc: orNull(Type.String()) }),
});

export const HitShape = Type.Object({
  id: Type.String(),
  name: Type.String(),
  uscc: orNull(Type.String()),
  kind: Type.String(),
  state: Type.String(),
  founded: orNull(Day),
  district: orNull(Type.String()),
  industry: orNull(Type.String({ description: 'GB/T 4754; null where no source gives it' })),
  why: Type.Enum([...REASONS]),
  fit: Type.Enum([...FITS]),
  matched: Type.String({ description: 'the name, code or number that matched' }),
  part: Type.String({ description: 'the part of it that the text met, in normal form; empty where it only resembles' }),
  page: Type.String(),
});

export const SearchShape = Type.Object({
  items: Type.Array(HitShape),
  next: orNull(Type.String()),
  problem: orNull(Type.Enum(['empty', 'too_short', 'person'])),
  total: Type.Object({ count: Type.Integer(), more: Type.Boolean() }),
  codes: Type.Array(
    Type.Object({
      code: Type.String(),
      valid: Type.Boolean(),
      findings: Type.Array(Type.String()),
      near: Type.Array(HitShape, {
        description: 'registered codes that differ in one position; compare the name first',
      }),
    }),
  ),
  suggestions: Type.Array(HitShape),
});

export const FileShape = Type.Object({
  subject: Type.Object({
    id: Type.String(),
    uscc: orNull(Type.String()),
    name: Type.String(),
    formerNames: Type.Array(Type.Object({ name: Type.String(), to: Day })),
    kind: Type.String(),
    state: Type.String(),
    founded: orNull(Day),
    district: orNull(Type.String()),
    industry: orNull(Type.String({ description: 'GB/T 4754; null where no source gives it' })),
    size: orNull(Type.Enum([...SUBJECT_SIZES], { description: 'class of the statistical rules of size, as an organ states it' })),
  }),
  links: Type.Array(
    Type.Object({
      kind: Type.String(),
      direction: Type.String(),
      name: Type.String(),
      uscc: orNull(Type.String()),
      since: Day,
      page: Type.String(),
    }),
    { description: 'bodies before and after, head office and branches' },
  ),
  asOf: Day,
  onDisplay: Type.Object({
    adverse: Type.Integer(),
    underObjection: Type.Integer(),
    neutral: Type.Integer(),
    good: Type.Integer(),
  }),
  records: Type.Array(RecordShape, { description: 'the first 200, adverse first' }),
  next: Type.Union([Type.String(), Type.Null()], {
    description: 'cursor of /records for the rest; null when these are all',
  }),
  page: Type.String(),
});

export const ActShape = Type.Object({
  id: Type.String(),
  kind: Type.Enum([...ACT_KINDS]),
  organ: Type.String(),
  organName: Type.String(),
  documentNo: Type.String(),
  decided: Day,
  records: Type.Array(AddressedShape),
  page: Type.String(),
});
