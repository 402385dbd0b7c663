import { sql, type RawBuilder } from 'kysely';
import { byteaArray, jsonArray, plainArray, textArray } from '../../kernel/db/index.ts';
import type { RecordsTable } from './types.ts';

type Column = keyof RecordsTable;
type Row = RecordsTable;

/** How a column travels: a set-returning expression over one parameter, and where needed how it becomes the column. */
interface Travel {
  as: (parameter: RawBuilder<unknown>) => RawBuilder<unknown>;
  pack: (rows: readonly Row[]) => string;
  to?: (name: string) => string;
}

const unnest = (type: string) => (parameter: RawBuilder<unknown>) => sql`unnest(${parameter}::${sql.raw(type)}[])`;

function plain<K extends Column>(column: K & PlainColumn, type: string): Travel {
  return { as: unnest(type), pack: (rows) => plainArray(rows.map((row) => row[column])) };
}

function text(pack: (row: Row) => string | null, to?: Travel['to']): Travel {
  return { as: unnest('text'), pack: (rows) => textArray(rows.map(pack)), ...(to ? { to } : {}) };
}

function json(pack: (row: Row) => unknown): Travel {
  return {
    as: (parameter) => sql`jsonb_array_elements(${parameter}::jsonb)`,
    pack: (rows) => jsonArray(rows.map((row) => JSON.stringify(pack(row)))),
  };
}

type PlainColumn = { [K in Column]: Row[K] extends string | number | boolean | null ? K : never }[Column];

const COLUMNS: Record<Column, Travel> = {
  subject_id: plain('subject_id', 'uuid'),
  record_id: plain('record_id', 'uuid'),
  version: plain('version', 'int'),
  act_id: plain('act_id', 'uuid'),
  item: text((row) => row.item),
  edition: text((row) => row.edition),
  kind: text((row) => row.kind),
  organ: text((row) => row.organ),
  reporting_organ: text((row) => row.reporting_organ),
  source: text((row) => row.source),
  line: text((row) => row.line),
  document_no: text((row) => row.document_no),
  decided: plain('decided', 'date'),
  permit_no: text((row) => row.permit_no),
  content: json((row) => row.content),
  nature: text((row) => row.nature),
  severity: text((row) => row.severity),
  display_class: text((row) => row.display_class),
  validity: text((row) => row.validity),
  // Arrays of arrays can't be ragged: codes travel joined. A code holds no comma.
  held: text(
    (row) => row.held.join(','),
    (name) => `string_to_array(${name}, ',')`,
  ),
  released_on: plain('released_on', 'date'),
  shielded: plain('shielded', 'boolean'),
  ended_on: plain('ended_on', 'date'),
  ended_kind: text((row) => row.ended_kind),
  ended_reason: text((row) => row.ended_reason),
  disputes: json((row) => row.disputes),
  corrections: json((row) => row.corrections),
  shared: plain('shared', 'boolean'),
  received_on: plain('received_on', 'date'),
  report_due: plain('report_due', 'date'),
  report_due_provisional: plain('report_due_provisional', 'boolean'),
  days_late: plain('days_late', 'int'),
  batch_id: plain('batch_id', 'uuid'),
  row_no: plain('row_no', 'int'),
  source_hash: plain('source_hash', 'uuid'),
  salt: { as: unnest('bytea'), pack: (rows) => byteaArray(rows.map((row) => row.salt)) },
  seq: plain('seq', 'bigint'),
};

export const RECORD_COLUMNS = Object.keys(COLUMNS) as Column[];

/** Rows as parameters, one a column: packed while the database is still busy with the statements before. */
export type PackedRecords = ReadonlyMap<Column, string>;

export function packRecords(rows: readonly RecordsTable[]): PackedRecords {
  return new Map(RECORD_COLUMNS.map((column) => [column, COLUMNS[column].pack(rows)]));
}

/** `rows from (unnest($1::uuid[]), …) as n(subject_id, …)` over packed rows. */
export function unnested(packed: PackedRecords): RawBuilder<unknown> {
  const functions = RECORD_COLUMNS.map((column) => COLUMNS[column].as(sql`${packed.get(column)}`));
  return sql`rows from (${sql.join(functions)}) with ordinality as n(${sql.raw(RECORD_COLUMNS.join(', '))}, i)`;
}

/** The select list that turns `n` into columns of the table. */
export function selected(columns: readonly Column[]): RawBuilder<unknown> {
  return sql.raw(columns.map((column) => COLUMNS[column].to?.(`n.${column}`) ?? `n.${column}`).join(', '));
}

/** `a = n.a, …` for an update. */
export function assigned(columns: readonly Column[]): RawBuilder<unknown> {
  return sql.raw(
    columns.map((column) => `${column} = ${COLUMNS[column].to?.(`n.${column}`) ?? `n.${column}`}`).join(', '),
  );
}
