import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { IsoDate } from '../../kernel/db/types.ts';
import { RECORD_COLUMNS } from './columns.ts';
import type { RecordsTable } from './types.ts';

/** What `currentRecords` reads, for who needs its name alone. */
export const RECORDS_VIEW = 'v_records_current';

/** Rows of records under an alias: where they are read from, each column, and what several rooms ask of a row. */
export type CurrentRecords = { readonly [C in keyof RecordsTable]: RawBuilder<RecordsTable[C]> } & {
  /** For FROM and JOIN: the records as they stand. */
  readonly table: RawBuilder<unknown>;
  readonly all: RawBuilder<RecordsTable>;
  /** Held, and no reviewer has let it go; any other is confirmed. */
  readonly waits: RawBuilder<SqlBool>;
  readonly confirmed: RawBuilder<SqlBool>;
  /** Taken back before it was on display, a record was no act. */
  readonly isAct: RawBuilder<SqlBool>;
  readonly objected: RawBuilder<SqlBool>;
  readonly corrected: RawBuilder<SqlBool>;
  /** Received after its day, where the calendar of that day is certain. */
  readonly late: RawBuilder<SqlBool>;
  /** Its organ has not answered an objection in time. */
  readonly answerLate: (day: IsoDate) => RawBuilder<SqlBool>;
};

/**
 * The one way to name records and their columns in a statement of another room: the text is that of plain SQL, so that plans
 * are the same, and a column that moves is a compile error. The alias is a word of the code, never one of a request.
 */
export function currentRecords(alias: string): CurrentRecords {
  const text = <T>(sentence: string) => sql.raw<T>(sentence.replaceAll('$', alias));
  return {
    ...(Object.fromEntries(RECORD_COLUMNS.map((column) => [column, text(`$.${column}`)])) as unknown as CurrentRecords),
    table: text(`${RECORDS_VIEW} $`),
    all: text(`$.*`),
    waits: text(`($.held <> '{}' and $.released_on is null)`),
    confirmed: text(`($.held = '{}' or $.released_on is not null)`),
    isAct: text(`$.ended_kind is distinct from 'recalled'`),
    objected: text(`$.disputes @> '[{"state": "open"}]'`),
    corrected: text(`$.corrections <> '[]'`),
    late: text(`($.days_late > 0 and not $.report_due_provisional)`),
    answerLate: (day) => sql<SqlBool>`exists (select 1 from jsonb_array_elements(${text(`$.disputes`)}) d
      where d->>'state' = 'open' and (d->>'due')::date < ${day}::date)`,
  };
}

/** The journal's number of the newest record of a body; null without one. */
export function newestSeqSql(subject: RawBuilder<unknown>): RawBuilder<number | null> {
  return sql<number | null>`(select max(r.seq) from v_records_current r where r.subject_id = ${subject})`;
}
