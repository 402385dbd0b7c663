import { sql } from 'kysely';
import type { Tx } from '../../kernel/db/types.ts';
import type { RowMover } from '../../registry/subjects/index.ts';
import { currentRecords } from '../../registry/records/index.ts';

const r = currentRecords('r');

const TABLES = ['exchange_rows', 'exchange_sendings'] as const;

/**
 * What was sent of a record goes where the record goes, in a merger and when it is undone: it follows the records that moved
 * in the same transaction. What was folded into the survivor's record of the same act stays, and is taken back above.
 */
export const exchangeMover: RowMover = {
  name: 'exchange',
  tables: TABLES,
  move: (tx, _kernel, { loser, survivor }) => Promise.resolve({ events: [], note: null, write: () => follow(tx, loser, survivor) }),
  questions: () => Promise.resolve([]),
  back: (tx, _kernel, { loser, survivor }) => Promise.resolve({ events: [], note: null, write: () => follow(tx, survivor, loser) }),
};

async function follow(tx: Tx, from: string, to: string): Promise<void> {
  for (const table of TABLES) {
    // A distributed table's key is never updated in place.
    const moved = sql`to_jsonb(gone) || jsonb_build_object('subject_id', ${to}::text)`;
    await sql`
      with gone as (
        delete from ${sql.table(table)} t using ${r.table}
        where t.subject_id = ${from}::uuid and ${r.subject_id} = ${to}::uuid and ${r.record_id} = t.record_id returning t.*)
      insert into ${sql.table(table)}
      select (jsonb_populate_record(null::${sql.table(table)}, ${moved})).* from gone on conflict do nothing`.execute(tx);
  }
}
