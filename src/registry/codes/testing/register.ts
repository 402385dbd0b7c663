import { sql } from 'kysely';
import type { Database } from '../../../kernel/db/types.ts';

/** An empty register on the same policy, without the cost of a new database for each run of a property. */
export async function emptyRegister({ db }: { db: Database }): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('policy_documents', 'organs',
      'divisions', 'display_terms', 'schema_migrations', 'journal_head', 'instance', 'users')`.execute(db.kysely);
  await sql.raw(`truncate ${rows.map((row) => row.name).join(', ')}`).execute(db.kysely);
  await sql`update journal_head set seq = 0`.execute(db.kysely);
}
