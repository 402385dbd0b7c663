import { sql } from 'kysely';
import { XinhengError } from './errors/index.ts';
import { on, type Database } from './db/types.ts';
import type { Settings } from './context.ts';

/** The one row that says what a database is. */
export interface Instance {
  jurisdiction: Settings['jurisdiction'];
  demo: boolean;
}

interface InstanceTables {
  instance: Instance & { id: number; created_at: Date };
}

/** Undefined on a database without schema or not yet marked. Asks nothing of migrations, which may not fit. */
export async function findInstance(db: Database): Promise<Instance | undefined> {
  const there = await sql<{ there: boolean }>`select to_regclass('instance') is not null as there`.execute(db.kysely);
  if (!there.rows[0]?.there) return undefined;
  return on<InstanceTables>(db.kysely).selectFrom('instance').select(['jurisdiction', 'demo']).executeTakeFirst();
}

/** Marks a new database, or gives the mark of another process that was faster. */
export async function markInstance(db: Database, wanted: Instance, at: Date): Promise<Instance> {
  await on<InstanceTables>(db.kysely)
    .insertInto('instance')
    .values({ id: 1, ...wanted, created_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const found = await findInstance(db);
  if (!found) throw new XinhengError('INTERNAL');
  return found;
}

/** True where somebody's work is in it: more than the policy that each start loads. */
export async function holdsData(db: Database): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select exists (select from subjects) or exists (select from intake_batches) or exists (select from users)
      or exists (select from proposals) as held`.execute(db.kysely);
  return rows[0]?.held === true;
}
