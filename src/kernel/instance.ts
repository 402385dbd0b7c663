import { sql } from 'kysely';
import { XinhengError } from './errors/index.ts';
import { on, type Database } from './db/types.ts';
import type { Settings } from './context.ts';

/** The one row that says what a database is. */
export interface Instance {
  jurisdiction: Settings['jurisdiction'];
  demo: boolean;
}

export interface FoundInstance extends Instance {
  /** The invented data of a demonstration are in it, whole. */
  loaded: boolean;
}

interface InstanceTables {
  instance: Instance & { id: number; created_at: Date; settings: { demoLoaded?: boolean } };
}

/** Undefined on a database without schema or not yet marked. Asks nothing of migrations, which may not fit. */
export async function findInstance(db: Database): Promise<FoundInstance | undefined> {
  const there = await sql<{ there: boolean }>`select to_regclass('instance') is not null as there`.execute(db.kysely);
  if (!there.rows[0]?.there) return undefined;
  const row = await on<InstanceTables>(db.kysely)
    .selectFrom('instance')
    .select(['jurisdiction', 'demo', 'settings'])
    .executeTakeFirst();
  return row && { jurisdiction: row.jurisdiction, demo: row.demo, loaded: row.settings.demoLoaded === true };
}

/** Marks a new database, or gives the mark of another process that was faster. */
export async function markInstance(db: Database, wanted: Instance, at: Date): Promise<FoundInstance> {
  await on<InstanceTables>(db.kysely)
    .insertInto('instance')
    .values({ id: 1, ...wanted, created_at: at, settings: {} })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const found = await findInstance(db);
  if (!found) throw new XinhengError('INTERNAL');
  return found;
}

/** True where somebody's work is in it: more than the policy that each start loads. Whatever a room takes in is an event. */
export async function holdsData(db: Database): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select exists (select from journal where type not in ('policy.loaded', 'deadline.moved'))
      or exists (select from users) or exists (select from proposals) as held`.execute(db.kysely);
  return rows[0]?.held === true;
}

export async function markDemoLoaded(db: Database): Promise<void> {
  await on<InstanceTables>(db.kysely)
    .updateTable('instance')
    .set({ settings: { demoLoaded: true } })
    .where('id', '=', 1)
    .execute();
}
