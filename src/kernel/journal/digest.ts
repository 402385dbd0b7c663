import { createHash } from 'node:crypto';
import { on, type Database } from '../db/index.ts';
import type { JournalTables } from './tables.ts';

const BATCH = 20_000;

/** SHA-256 over the leaves of all events in order: two journals of the same events have the same. Hex. */
export async function digestOf(db: Pick<Database, 'kysely'>): Promise<string> {
  const hash = createHash('sha256');
  for (let after = 0; ; after += BATCH) {
    const rows = await on<JournalTables>(db.kysely)
      .selectFrom('journal')
      .select('leaf')
      .where('seq', '>', after)
      .where('seq', '<=', after + BATCH)
      .orderBy('seq')
      .execute();
    for (const { leaf } of rows) hash.update(leaf);
    if (rows.length < BATCH) return hash.digest('hex');
  }
}
