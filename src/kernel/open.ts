import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import pino, { type Logger } from 'pino';
import type { Capability } from './capability.ts';
import { calendarOf, type CalendarContent } from './calendar/index.ts';
import { demoClock, systemClock, type Clock } from './clock/index.ts';
import { composed } from './composition.ts';
import type { Kernel, Settings } from './context.ts';
import { LOCKS, openDatabase, type Database } from './db/index.ts';
import { recompute } from './deadlines/index.ts';
import { XinhengError } from './errors/index.ts';
import { explained } from './explain.ts';
import { systemIds } from './ids/index.ts';
import { findInstance, holdsData, markInstance, type Instance } from './instance.ts';
import { openJobs } from './jobs/index.ts';
import { append } from './journal/index.ts';
import { reachDatabase, type Reached } from './open-database.ts';
import { eraseDatabase, prepareSchema } from './open-schema.ts';
import { createPolicyStore, loadShippedPolicy, NATIONAL, POLICY_DIRECTORY } from './policy/index.ts';
import { readSurroundings, type Environment, type Surroundings } from './settings.ts';

/** What a person should know while the kernel opens; worded by the one who listens. */
export type OpenNote = { kind: 'database-made' } | { kind: 'database-elsewhere'; home: string } | { kind: 'demo-rebuilt' };

export interface OpenOptions {
  environment: Environment;
  /** Rooms that bring one another what each has to say: none where only tables are asked for. */
  rooms?: readonly Capability[];
  /** `serve --demo`: a demonstration database is made, or made again where it no longer fits. */
  demo?: boolean;
  /** The demonstration is made anew even where it fits. */
  anew?: boolean;
  /** ISO day of `--today`; before XINHENG_TODAY. */
  today?: string | undefined;
  /** Where policy data stand; those that ship by default. */
  policyDirectory?: string;
  note?: (note: OpenNote) => void;
  log?: Logger;
  /** The embedded server is gone for good. */
  onFailed?: (error: XinhengError) => void;
}

export interface OpenKernel extends Kernel {
  /** Directory of the embedded cluster; undefined with DATABASE_URL. */
  home: string | undefined;
  /** Closes the pool and gives the server back; `now` waits for its end where nobody else uses it. */
  close(options?: { now?: boolean }): Promise<void>;
}

/** The day of the demonstration, on which its seeded year ends. */
export const DEMO_TODAY = '2026-11-24';

/** Codes by which a demonstration database no longer fits the files beside it. */
const OUTGROWN = new Set(['MIGRATION_EDITED', 'SCHEMA_NEWER', 'POLICY_HASH_CHANGED']);

/** Opens or starts the database, migrates where it may, loads the shipped policy, builds the calendar. */
export async function openKernel(options: OpenOptions): Promise<OpenKernel> {
  const around = readSurroundings(options.environment, options.policyDirectory);
  const log = options.log ?? pino({ level: options.environment['XINHENG_LOG'] ?? 'warn' }, pino.destination(2));
  const reached = await reachDatabase(around, {
    onFresh: () => options.note?.({ kind: 'database-made' }),
    ...(options.onFailed ? { onFailed: options.onFailed } : {}),
  });
  if (reached.home && !reached.home.startsWith(around.dataDirectory)) {
    options.note?.({ kind: 'database-elsewhere', home: reached.home });
  }
  const db = openDatabase(reached.url, { onIdleError: () => log.warn('an idle database connection was lost') });
  const close: OpenKernel['close'] = async (how) => {
    await db.close();
    await reached.release(how);
  };
  try {
    return { ...(await assemble(options, around, reached, db, log)), home: reached.home, close };
  } catch (error) {
    await close();
    throw explained(error, reached.home);
  }
}

async function assemble(options: OpenOptions, around: Surroundings, reached: Reached, db: Database, log: Logger): Promise<Kernel> {
  const before = await findInstance(db);
  if (options.demo && before && !before.demo) await makeRoomForDemo(reached, db);
  // Killed while the invented data were loaded: half a city is of no use.
  if (options.demo && before?.demo && (!before.loaded || options.anew)) await eraseDatabase(reached);
  const wanted: Instance =
    before?.demo || options.demo ? { jurisdiction: 'demo', demo: true } : { jurisdiction: around.jurisdiction ?? 'chongqing', demo: false };
  const start = () => settle(wanted, options, around, reached, db, log);
  try {
    return await start();
  } catch (error) {
    const outgrown = error instanceof XinhengError && OUTGROWN.has(error.code);
    if (!outgrown || !options.demo || !before?.demo) throw error;
    options.note?.({ kind: 'demo-rebuilt' });
    await eraseDatabase(reached);
    return start();
  }
}

/** A directory in which only commands ran holds nothing but policy; anything else is somebody's work. */
async function makeRoomForDemo(reached: Reached, db: Database): Promise<void> {
  if (await holdsData(db)) throw new XinhengError('DEMO_REFUSED', { reason: 'data' });
  await eraseDatabase(reached);
}

async function settle(
  wanted: Instance,
  options: OpenOptions,
  around: Surroundings,
  reached: Reached,
  db: Database,
  log: Logger,
): Promise<Kernel> {
  await prepareSchema(reached, new Date(systemClock.now().epochMilliseconds), log);
  // A day that was asked for goes before the one to which a visitor moved the demonstration.
  const passed = (await findInstance(db))?.passed?.to;
  const clock = clockFor(wanted, options.today ?? around.today ?? passed);
  const now = clock.now();
  const instance = await markInstance(db, wanted, new Date(now.epochMilliseconds));
  if (around.jurisdiction !== undefined && around.jurisdiction !== instance.jurisdiction) {
    throw new XinhengError('SETTINGS_INVALID', { setting: 'XINHENG_JURISDICTION', expected: instance.jurisdiction });
  }
  await loadPolicy(db, options.policyDirectory ?? POLICY_DIRECTORY, instance, now);
  const policy = await createPolicyStore(db);
  const kernel: Kernel = {
    db,
    clock,
    ids: systemIds,
    calendar: calendarOf(policy.all<CalendarContent>('calendar')),
    policy,
    append,
    jobs: openJobs(),
    log,
    offers: composed(options.rooms ?? []),
    settings: settingsOf(around, instance),
  };
  // A newly announced year moves what is open (a served deadline only later).
  await db.tx((tx) => recompute(tx, kernel));
  return kernel;
}

function clockFor(instance: Instance, today: string | undefined): Clock {
  if (!instance.demo) {
    // A day of one's choosing would change what real deadlines and terms say.
    if (today !== undefined) throw new XinhengError('DEMO_REFUSED', { reason: 'XINHENG_TODAY, --today' });
    return systemClock;
  }
  try {
    return demoClock(Temporal.PlainDate.from(today ?? DEMO_TODAY));
  } catch (error) {
    throw new XinhengError('SETTINGS_INVALID', { setting: `XINHENG_TODAY=${today}`, expected: 'YYYY-MM-DD' }, { cause: error });
  }
}

async function loadPolicy(db: Database, directory: string, instance: Instance, now: Temporal.Instant): Promise<void> {
  await db.tx(async (tx) => {
    // One at a time: a server and a command may both open a new database.
    await sql`select pg_advisory_xact_lock(${LOCKS.policy})`.execute(tx);
    const { added } = await loadShippedPolicy(tx, directory, [NATIONAL, instance.jurisdiction], now);
    if (added.length === 0) return;
    const event = {
      type: 'policy.loaded',
      subjectId: null,
      object: 'policy',
      version: 1,
      content: { editions: added },
    } as const;
    await append(tx, [{ ...event, salt: systemIds.salt(), home: 'journal' }], new Date(now.epochMilliseconds));
  });
}

/** An open-source site must not look like an authority's own: the name says that it is a demonstration. */
const DEMO_SITE = { zh: '示例市信用公示平台（演示）', en: 'Shili City Credit Publicity Platform (demonstration)' };

function settingsOf(around: Surroundings, instance: Instance): Settings {
  return {
    dataDirectory: around.dataDirectory,
    jurisdiction: instance.jurisdiction,
    demo: instance.demo,
    siteName: around.config.siteName ?? (instance.demo ? DEMO_SITE : { zh: '信衡', en: 'Xinheng' }),
    operator: around.config.operator,
    address: around.config.address,
    greyscale: around.config.greyscale,
    keepTrialsDays: around.config.keepTrialsDays,
    nameOrgans: around.config.nameOrgans,
    organContacts: around.config.organContacts,
    oidc: around.config.oidc,
    notify: around.config.notify,
  };
}
