import { Writable } from 'node:stream';
import { sql } from 'kysely';
import type { Kernel } from '../../../kernel/context.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import type { FindingCode } from '../fates/fates.ts';
import { intakeMessages } from '../messages.ts';
import { writeWorkbook, type Problem, type RowToMend } from '../../../kernel/sheets/index.ts';
import type { IntakeBatchesTable } from '../tables.ts';

interface RejectRow {
  row_no: number;
  findings: { code: FindingCode; column: string | null; params: Record<string, string | number> }[];
  cells: string[];
}

/** A workbook holds at most 1,048,576 rows. */
const MOST_ROWS = 1_000_000;

async function rejectRows(kernel: Pick<Kernel, 'db'>, batchId: string, only?: FindingCode): Promise<RejectRow[]> {
  const { rows } = await sql<RejectRow>`
    select row_no, jsonb_agg(jsonb_build_object('code', code, 'column', column_name, 'params', params) order by code) as findings,
      (array_agg(cells))[1] as cells
    from intake_findings where batch_id = ${batchId}::uuid and cells is not null
    group by row_no having ${only === undefined ? sql`true` : sql`bool_or(code = ${only})`} order by row_no limit ${MOST_ROWS}`.execute(
    kernel.db.kysely,
  );
  return rows;
}

/** Rows to mend, in the sender's own columns; a finding stands at its column, where there is one. */
function* rowsToMend(rows: readonly RejectRow[], heading: readonly string[], language: Language): Generator<RowToMend> {
  const texts = t(language, intakeMessages);
  for (const { row_no: rowNo, findings, cells } of rows) {
    const problems = findings.map(({ code, column, params }): Problem => {
      const at = column === null ? -1 : heading.indexOf(column);
      const what = texts[`${code}.what`]({ ...params, column: column ?? '' });
      const how = texts[`${code}.how`](params);
      return at === -1 ? { what, how } : { column: at, what, how };
    });
    yield { rowNo, cells, problems };
  }
}

/** By the ending of the path: .xlsx a workbook, else CSV (UTF-8 with a mark, so that spreadsheets read Chinese). */
export async function writeRejects(
  kernel: Pick<Kernel, 'db'>,
  batch: IntakeBatchesTable,
  target: string | Writable,
  language: Language,
  only?: FindingCode,
): Promise<number> {
  const heading = batch.heading?.cells ?? [];
  const rows = rowsToMend(await rejectRows(kernel, batch.batch_id, only), heading, language);
  const isCsv = typeof target === 'string' && !target.toLowerCase().endsWith('.xlsx');
  const table = { batch: batch.number, heading, rows, language };
  return (await writeWorkbook(target, table, { format: isCsv ? 'csv' : 'xlsx' })).rows;
}

/** The same as the bytes of a workbook; `only`: the rows with this reason, each with all that is wrong with it. */
export async function rejectsXlsx(
  kernel: Pick<Kernel, 'db'>,
  batch: IntakeBatchesTable,
  language: Language,
  only?: FindingCode,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const target = new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(piece);
      done();
    },
  });
  await writeRejects(kernel, batch, target, language, only);
  return Buffer.concat(pieces);
}
