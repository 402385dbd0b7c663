import { sql } from 'kysely';
import { bytes, joined, json, PackedRows, plain, text, type Columns } from '../../kernel/db/index.ts';
import type { RecordsTable } from './types.ts';

type Column = keyof RecordsTable;

const COLUMNS: Columns<RecordsTable, Column> = {
  subject_id: plain((row) => row.subject_id, 'uuid'),
  record_id: plain((row) => row.record_id, 'uuid'),
  version: plain((row) => row.version, 'int'),
  act_id: plain((row) => row.act_id, 'uuid'),
  item: text((row) => row.item),
  edition: text((row) => row.edition),
  kind: text((row) => row.kind),
  organ: text((row) => row.organ),
  reporting_organ: text((row) => row.reporting_organ),
  source: text((row) => row.source),
  line: text((row) => row.line),
  document_no: text((row) => row.document_no),
  decided: plain((row) => row.decided, 'date'),
  permit_no: text((row) => row.permit_no),
  content: json((row) => row.content),
  nature: text((row) => row.nature),
  severity: text((row) => row.severity),
  display_class: text((row) => row.display_class),
  validity: text((row) => row.validity),
  held: joined((row) => row.held, 'text[]'),
  released_on: plain((row) => row.released_on, 'date'),
  shielded: plain((row) => row.shielded, 'boolean'),
  ended_on: plain((row) => row.ended_on, 'date'),
  ended_kind: text((row) => row.ended_kind),
  ended_reason: text((row) => row.ended_reason),
  disputes: json((row) => row.disputes),
  corrections: json((row) => row.corrections),
  shared: plain((row) => row.shared, 'boolean'),
  received_on: plain((row) => row.received_on, 'date'),
  report_due: plain((row) => row.report_due, 'date'),
  report_due_provisional: plain((row) => row.report_due_provisional, 'boolean'),
  days_late: plain((row) => row.days_late, 'int'),
  batch_id: plain((row) => row.batch_id, 'uuid'),
  row_no: plain((row) => row.row_no, 'int'),
  source_hash: plain((row) => row.source_hash, 'uuid'),
  salt: bytes((row) => row.salt),
  seq: plain((row) => row.seq, 'bigint'),
  stay: rare((row) => row.stay),
  shield: rare((row) => row.shield),
};

/** JSON that nearly every row does without: nothing is stored then, where `json` would store a null of its own. */
function rare(value: (row: RecordsTable) => object | null): Columns<RecordsTable, Column>[Column] {
  return {
    ...text((row: RecordsTable) => {
      const given = value(row);
      return given === null ? null : JSON.stringify(given);
    }),
    to: (travelled) => sql`${travelled}::jsonb`,
  };
}

export const RECORD_COLUMNS = Object.keys(COLUMNS) as Column[];

export type PackedRecords = PackedRows<RecordsTable, Column>;

export function packRecords(rows: readonly RecordsTable[]): PackedRecords {
  return new PackedRows(COLUMNS, 'record_id', rows);
}
