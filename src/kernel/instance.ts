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
  /** Whole seconds that loading them took. */
  seconds: number | null;
  /** The days to which and from which a visitor of the demonstration last moved its clock. */
  passed: Passed | null;
}

/** ISO days: days after `from`, up to and with `to`, were passed at once. */
export interface Passed {
  from: string;
  to: string;
}

interface InstanceSettings {
  demoLoaded?: boolean;
  demoSeconds?: number;
  demoPassed?: Passed;
}

interface InstanceTables {
  instance: Instance & { id: number; created_at: Date; settings: InstanceSettings };
}

/** Undefined on a database without schema or not yet marked. Asks nothing of migrations, which may not fit. */
export async function findInstance(db: Database): Promise<FoundInstance | undefined> {
  const there = await sql<{ there: boolean }>`select to_regclass('instance') is not null as there`.execute(db.kysely);
  if (!there.rows[0]?.there) return undefined;
  const row = await on<InstanceTables>(db.kysely).selectFrom('instance').select(['jurisdiction', 'demo', 'settings']).executeTakeFirst();
  if (row === undefined) return undefined;
  const { jurisdiction, demo, settings } = row;
  const { demoLoaded, demoSeconds: seconds = null, demoPassed: passed = null } = settings;
  return { jurisdiction, demo, loaded: demoLoaded === true, seconds, passed };
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

export async function markDemoLoaded(db: Database, seconds: number): Promise<void> {
  await remember(db, { demoLoaded: true, demoSeconds: Math.max(1, Math.round(seconds)) });
}

/** The day of a demonstration, which every process that is started on it takes up. */
export async function markPassed(db: Database, passed: Passed): Promise<void> {
  await remember(db, { demoPassed: passed });
}

async function remember(db: Database, settings: InstanceSettings): Promise<void> {
  await sql`update instance set settings = settings || ${JSON.stringify(settings)}::jsonb where id = 1 and demo`.execute(db.kysely);
}
