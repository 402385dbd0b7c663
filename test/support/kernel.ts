import { readdirSync, readFileSync } from 'node:fs';
import pino from 'pino';
import { fixedClock, type Clock } from '../../src/kernel/clock/index.ts';
import type { Kernel, Settings } from '../../src/kernel/context.ts';
import { calendarOf, type CalendarContent } from '../../src/kernel/calendar/index.ts';
import type { Capability } from '../../src/kernel/capability.ts';
import { composed } from '../../src/kernel/composition.ts';
import { append } from '../../src/kernel/journal/index.ts';
import { openJobs } from '../../src/kernel/jobs/index.ts';
import { systemIds } from '../../src/kernel/ids/index.ts';
import {
  createPolicyStore,
  loadShippedPolicy,
  POLICY_DIRECTORY,
  type PolicyDocument,
  type PolicyStore,
} from '../../src/kernel/policy/index.ts';
import { addRooms } from '../../src/kernel/testing/rooms.ts';
import { noonOf, POLICY_DAY, type PolicyTemplates } from './policy-templates.ts';
import { testDatabase, type TestDatabase } from './database.ts';

/** The least that argon2id allows: signing in is done thousands of times, and its real cost has a test of its own. */
const LEAST_COST = { memoryCost: 8, timeCost: 1, parallelism: 1 };

export interface TestKernelOptions {
  /** The day on which the clock stands still, at noon in Shanghai (default 2026-11-24); move it with `clock.set`. */
  today?: string;
  jurisdiction?: keyof PolicyTemplates;
  /** Load the shipped policy of the jurisdiction (default true). */
  policy?: boolean;
  /** Rooms whose offers stand in the kernel (default none). */
  rooms?: readonly Capability[];
}

export interface TestKernel extends Kernel {
  db: TestDatabase;
  clock: Clock & { set(iso: string): void };
}

/** A Kernel on a fresh database, dropped after the file's last test. */
export async function testKernel(options: TestKernelOptions = {}): Promise<TestKernel> {
  const jurisdiction = options.jurisdiction ?? 'demo';
  const today = options.today ?? POLICY_DAY;
  const load = options.policy !== false;
  const db = await testDatabase(load && today === POLICY_DAY ? { policyOf: jurisdiction } : {});
  const clock = fixedClock(noonOf(today));
  const log = pino({ level: 'silent' });
  const settings: Settings = {
    dataDirectory: 'test-output',
    jurisdiction,
    demo: jurisdiction === 'demo',
    siteName: { zh: '信衡', en: 'Xinheng' },
    passwordCost: LEAST_COST,
  };
  if (load && today !== POLICY_DAY) {
    await db.tx((tx) => loadShippedPolicy(tx, POLICY_DIRECTORY, ['national', jurisdiction], clock.now()));
  }
  const policy = await createPolicyStore(db);
  const calendar = calendarOf(calendarsOf(policy));
  const offers = composed([]);
  const kernel = { db, clock, ids: systemIds, calendar, policy, append, jobs: openJobs(), log, offers, settings };
  addRooms(kernel, options.rooms ?? []);
  return kernel;
}

/** Without policy the calendars still come from their files: a kernel can't be without one. */
function calendarsOf(policy: PolicyStore): readonly PolicyDocument<CalendarContent>[] {
  const loaded = policy.all<CalendarContent>('calendar');
  if (loaded.length > 0) return loaded;
  const directory = `${POLICY_DIRECTORY}national/calendars`;
  const files = readdirSync(directory).filter((name) => name.endsWith('.json'));
  return files.map((name) => JSON.parse(readFileSync(`${directory}/${name}`, 'utf8')) as PolicyDocument<CalendarContent>);
}
