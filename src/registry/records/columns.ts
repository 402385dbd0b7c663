import { sql, type RawBuilder } from 'kysely';
import type { RecordsTable } from './types.ts';

type Column = keyof RecordsTable;

/** How each column travels in an array: its type in the array and, where that differs, how SQL turns it into the column. */
const COLUMNS: Record<Column, { as: string; to?: (name: string) => string; from?: (row: RecordsTable) => unknown }> = {
  subject_id: { as: 'uuid' },
  record_id: { as: 'uuid' },
  version: { as: 'int' },
  act_id: { as: 'uuid' },
  item: { as: 'text' },
  edition: { as: 'text' },
  kind: { as: 'text' },
  organ: { as: 'text' },
  reporting_organ: { as: 'text' },
  source: { as: 'text' },
  line: { as: 'text' },
  document_no: { as: 'text' },
  decided: { as: 'date' },
  permit_no: { as: 'text' },
  content: { as: 'text', to: (n) => `${n}::jsonb`, from: (row) => JSON.stringify(row.content) },
  nature: { as: 'text' },
  severity: { as: 'text' },
  display_class: { as: 'text' },
  validity: { as: 'text' },
  // Arrays of arrays can't be ragged: codes travel joined. A code holds no comma.
  held: { as: 'text', to: (n) => `string_to_array(${n}, ',')`, from: (row) => row.held.join(',') },
  released_on: { as: 'date' },
  shielded: { as: 'boolean' },
  ended_on: { as: 'date' },
  ended_kind: { as: 'text' },
  ended_reason: { as: 'text' },
  disputes: { as: 'text', to: (n) => `${n}::jsonb`, from: (row) => JSON.stringify(row.disputes) },
  corrections: { as: 'text', to: (n) => `${n}::jsonb`, from: (row) => JSON.stringify(row.corrections) },
  shared: { as: 'boolean' },
  received_on: { as: 'date' },
  report_due: { as: 'date' },
  report_due_provisional: { as: 'boolean' },
  days_late: { as: 'int' },
  batch_id: { as: 'uuid' },
  row_no: { as: 'int' },
  source_hash: { as: 'uuid' },
  salt: { as: 'bytea' },
  seq: { as: 'bigint' },
};

export const RECORD_COLUMNS = Object.keys(COLUMNS) as Column[];

/** `unnest($1::uuid[], …) as n(subject_id, …)` over the rows. */
export function unnested(rows: readonly RecordsTable[]): RawBuilder<unknown> {
  const arrays = RECORD_COLUMNS.map((column) => {
    const { as, from } = COLUMNS[column];
    const values = rows.map(from ?? ((row) => row[column]));
    return sql`${values}::${sql.raw(as)}[]`;
  });
  return sql`unnest(${sql.join(arrays)}) as n(${sql.raw(RECORD_COLUMNS.join(', '))})`;
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
