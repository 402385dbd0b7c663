import { sql } from 'kysely';
import type { Kernel } from '../../../kernel/context.ts';
import { currentRecords, type RecordsTable } from '../../records/index.ts';
import { heldClaims, type HeldClaim } from '../../subjects/index.ts';
import type { CheckedRow } from '../checking/checked-row.ts';
import type { Outcome } from '../fates/outcome.ts';

const r = currentRecords('r');

/** What a row would replace: the record of an act, or the claim of a registration. */
export type Held = { record: RecordsTable } | { claim: HeldClaim };

/** What these rows would replace, by row. */
export async function heldBefore(
  kernel: Kernel,
  outcomes: readonly Outcome[],
  { act, source, rows }: { act: boolean; source: string; rows: ReadonlyMap<number, CheckedRow> },
): Promise<Map<number, Held>> {
  const refs = outcomes.flatMap(({ rowNo, fate, ref }) => (fate === 'replaced' && ref ? [{ rowNo, ...ref }] : []));
  if (refs.length === 0) return new Map();
  if (act) return records(kernel, refs);
  const claims = await heldClaims(
    kernel.db.kysely,
    source,
    refs.map(({ subjectId }) => subjectId),
  );
  const known = new Map(claims.map((claim) => [`${claim.subjectId} ${claim.sourceKey}`, claim]));
  return new Map(
    refs.flatMap(({ rowNo, subjectId }) => {
      const { checked } = rows.get(rowNo)!;
      const key = 'row' in checked && 'sourceKey' in checked.row ? checked.row.sourceKey : '';
      const claim = known.get(`${subjectId} ${key}`);
      return claim ? [[rowNo, { claim }] as const] : [];
    }),
  );
}

async function records(kernel: Kernel, refs: readonly { rowNo: number; subjectId: string; id: string }[]): Promise<Map<number, Held>> {
  const { rows } = await sql<RecordsTable & { n: number }>`
    select ${r.all}, n.row_no as n
    from unnest(${refs.map((r) => r.rowNo)}::int[], ${refs.map((r) => r.subjectId)}::uuid[], ${refs.map((r) => r.id)}::uuid[])
      as n(row_no, subject_id, record_id)
    join ${r.table} on ${r.subject_id} = n.subject_id and ${r.record_id} = n.record_id`.execute(kernel.db.kysely);
  return new Map(rows.map(({ n, ...record }) => [n, { record }]));
}
