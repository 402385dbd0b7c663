import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { Type, type Static } from 'typebox';
import { DISPLAY_STATES, stateSql, stayedSql, visibleSql } from '../../registry/publicity/index.ts';
import { currentRecords, ACT_KINDS, NATURES } from '../../registry/records/index.ts';
import type { IsoDate } from '../../kernel/db/types.ts';

const r = currentRecords('r');

export const MARKS = ['objection', 'corrected', 'stayed', 'shielded', 'late', 'provisional', 'severity-missing'] as const;
export type Mark = (typeof MARKS)[number];

const Day = Type.String({ format: 'date' });
const Code = Type.String({ minLength: 1, maxLength: 64 });

/** What narrows a list of records; the same words in the address of a page, in a saved view and in an export. */
export const FilterFields = {
  item: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'item of the catalogue' })),
  kind: Type.Optional(Type.Enum([...ACT_KINDS])),
  nature: Type.Optional(Type.Enum([...NATURES])),
  organ: Type.Optional(Type.String({ minLength: 1, maxLength: 64, description: 'deciding organ' })),
  reportingOrgan: Type.Optional(Code),
  district: Type.Optional(Type.String({ pattern: '^[0-9]{2,12}$', description: 'of the deciding organ' })),
  display: Type.Optional(Type.Enum([...DISPLAY_STATES])),
  mark: Type.Optional(Type.Enum([...MARKS])),
  decidedFrom: Type.Optional(Day),
  decidedTo: Type.Optional(Day),
  receivedFrom: Type.Optional(Day),
  receivedTo: Type.Optional(Day),
  objectedTo: Type.Optional(Type.String({ format: 'date', description: 'under an open objection that was raised on this day or before' })),
  subject: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'USCC, reg:NUMBER or id:UUID' })),
  documentNo: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'however it is written' })),
  batch: Type.Optional(Type.String({ format: 'uuid', description: 'id of the batch by which it came' })),
};
export const Filter = Type.Object(FilterFields, { additionalProperties: false });
export type Filter = Static<typeof Filter>;

/** The body that was asked for, once its key is resolved, and the acts that bear the number. */
export interface Resolved {
  subjectId: string | null;
  actIds: readonly string[] | null;
  today: IsoDate;
}

/** `a` is the act, `r` its record; days are asked of the act, along whose index the list walks. */
export function filterSql(filter: Filter, { subjectId, actIds, today }: Resolved): RawBuilder<SqlBool>[] {
  const given = <T>(value: T | undefined, condition: (value: T) => RawBuilder<SqlBool>): RawBuilder<SqlBool>[] =>
    value === undefined ? [] : [condition(value)];
  return [
    ...given(filter.item, (item) => sql`${r.item} = ${item}`),
    ...given(filter.kind, (kind) => sql`a.kind = ${kind}`),
    ...given(filter.nature, (nature) => sql`${r.nature} = ${nature}`),
    ...given(filter.organ, (organ) => sql`a.organ = ${organ}`),
    ...given(filter.reportingOrgan, (organ) => sql`${r.reporting_organ} = ${organ}`),
    ...given(filter.district, (district) => sql`o.district = ${district}`),
    ...given(filter.decidedFrom, (day) => sql`a.decided >= ${day}::date`),
    ...given(filter.decidedTo, (day) => sql`a.decided <= ${day}::date`),
    ...given(filter.receivedFrom, (day) => sql`${r.received_on} >= ${day}::date`),
    ...given(filter.receivedTo, (day) => sql`${r.received_on} <= ${day}::date`),
    ...given(filter.batch, (batch) => sql`${r.batch_id} = ${batch}::uuid`),
    ...given(subjectId ?? undefined, (id) => sql`${r.subject_id} = ${id}::uuid`),
    ...given(actIds ?? undefined, (ids) => sql`a.act_id = any(${[...ids]}::uuid[])`),
    ...given(filter.mark, (mark) => markSql(mark, today)),
    ...given(
      filter.objectedTo,
      (day) => sql`${r.disputes} <> '[]' and exists (select 1 from jsonb_array_elements(${r.disputes}) d
        where d->>'state' = 'open' and (d->>'raisedOn') collate "C" <= ${day})`,
    ),
    ...given(filter.display, (state) => (state === 'shown' ? visibleSql('r')(today) : sql<SqlBool>`${stateSql('r')(today)} = ${state}`)),
  ];
}

function markSql(mark: Mark, today: IsoDate): RawBuilder<SqlBool> {
  switch (mark) {
    case 'objection':
      return r.objected;
    case 'corrected':
      return r.corrected;
    case 'stayed':
      return sql<SqlBool>`${stayedSql('r')(today)}`;
    case 'shielded':
      return r.shielded;
    case 'late':
      return r.late;
    case 'provisional':
      return r.report_due_provisional;
    default:
      return sql`${r.kind} = 'penalty' and ${r.severity} is null`;
  }
}
