import { sql } from 'kysely';
import type { Tx } from '../../kernel/db/types.ts';
import { ACT_KINDS, documentKey } from '../../registry/records/index.ts';

/**
 * Acts that bear a number, however it is written: by the keys of documents, one for each organ that has acts and each kind,
 * so that no list of all numbers is walked.
 */
export async function actsByDocument(tx: Tx, documentNo: string): Promise<string[]> {
  // Each organ once, from one entry of the index to the next.
  const { rows: organs } = await sql<{ organ: string }>`
    with recursive deciding as (
      (select organ from v_records_acts order by organ limit 1)
      union all
      select (select a.organ from v_records_acts a where a.organ > o.organ order by a.organ limit 1) from deciding o
      where o.organ is not null)
    select organ from deciding where organ is not null`.execute(tx);
  const keys = organs.flatMap(({ organ }) => ACT_KINDS.map((kind) => documentKey({ organ, kind, documentNo, code: '', title: '' })));
  const { rows } = await sql<{ act_id: string }>`
    select distinct act_id from v_records_act_keys where key = any(${keys}::uuid[])`.execute(tx);
  return rows.map((row) => row.act_id);
}
