import { sql } from 'kysely';
import type { Tx } from '../../../kernel/db/types.ts';
import type { Finding } from '../reading/draft.ts';
import type { Fate } from '../fates/fates.ts';
import type { Outcome } from '../fates/outcome.ts';

interface FindingRow {
  rowNo: number;
  finding: Finding;
  fate: Fate | 'held';
  cells: string[] | null;
}

/** Fates whose rows come back with their cells. */
const COMES_BACK: ReadonlySet<Fate> = new Set(['rejected', 'returned']);

/** What is wrong with rows, and their cells where they come back; identity and unknown cells are blank already. */
export async function insertFindings(
  tx: Tx,
  batchId: string,
  outcomes: readonly Outcome[],
  cellsOf: (rowNo: number) => string[] | null,
): Promise<void> {
  const rows: FindingRow[] = [];
  for (const { rowNo, fate, findings, held } of outcomes) {
    const once = new Map(findings.map((f) => [f.code, f]));
    if (COMES_BACK.has(fate)) for (const finding of once.values()) rows.push({ rowNo, finding, fate, cells: cellsOf(rowNo) });
    for (const finding of held) rows.push({ rowNo, finding, fate: 'held', cells: null });
  }
  if (rows.length === 0) return;
  await sql`
    insert into intake_findings (batch_id, row_no, code, fate, column_name, params, cells)
    select ${batchId}::uuid, n.row_no, n.code, n.fate, n.column_name, n.params::jsonb, n.cells::jsonb
    from unnest(${rows.map((r) => r.rowNo)}::int[], ${rows.map((r) => r.finding.code)}::text[],
      ${rows.map((r) => r.fate)}::text[], ${rows.map((r) => r.finding.column)}::text[],
      ${rows.map((r) => JSON.stringify(r.finding.params))}::text[],
      ${rows.map((r) => (r.cells ? JSON.stringify(r.cells) : null))}::text[])
      as n(row_no, code, fate, column_name, params, cells)
    on conflict (batch_id, row_no, code) do nothing`.execute(tx);
}
