import type { Temporal } from 'temporal-polyfill';
import { calendarOf, type CalendarContent } from '../kernel/calendar/index.ts';
import { fixedClock } from '../kernel/clock/index.ts';
import type { Kernel } from '../kernel/context.ts';
import { recompute } from '../kernel/deadlines/index.ts';
import { createPolicyStore } from '../kernel/policy/index.ts';
import { seeded, type Random } from './city/random.ts';
import { Crash, crashing, crashPlan, type CrashPlan } from './crash.ts';
import { seededIds } from './ids.ts';

export interface SimulateOptions {
  seed: number;
  days: number;
  /** The first day lived through. */
  from: Temporal.PlainDate;
  /** One death of the process in so many commits on average; 0 = none. */
  crashEvery: number;
  /** Bodies of the register. */
  subjects: number;
}

/** How often that which is looked for came about at all: what never happens proves nothing. */
export interface Seen {
  /** Bodies that came on a list, parties that let their period pass, hearings held. */
  listed: number;
  lapsed: number;
  heard: number;
  /** Displays that were seen and then ended by their term. */
  ended: number;
  /** Open work orders and comparisons, rows that went up, notices to those who had a record. */
  orders: number;
  comparisons: number;
  sendings: number;
  notices: number;
}

export const NOTHING_SEEN: Seen = {
  listed: 0,
  lapsed: 0,
  heard: 0,
  ended: 0,
  orders: 0,
  comparisons: 0,
  sendings: 0,
  notices: 0,
};

/** What a run shares: its chance, its clock, its database, and the process that lives at the moment. */
export interface World {
  readonly options: SimulateOptions;
  readonly random: Random;
  readonly crashes: CrashPlan;
  /** The kernel without deaths, for looking at the end of a day. */
  readonly plain: Kernel;
  readonly clock: ReturnType<typeof fixedClock>;
  /** The living process. */
  kernel: Kernel;
  /** Times that an action was done again after a death. */
  repeats: number;
  /** The last day that a party was told, by deadline. */
  readonly told: Map<string, string>;
  /** Events of the journal that were verified. */
  verified: number;
  /** Older acts that were on display at the end of a day. */
  readonly shown: Set<string>;
  /** As of the last look. */
  readonly seen: Seen;
}

export async function createWorld(base: Kernel, options: SimulateOptions): Promise<World> {
  const random = seeded(options.seed);
  const clock = fixedClock(`${options.from.toString()}T08:00:00+08:00`);
  const plain: Kernel = { ...base, clock, ids: seededIds(seeded(options.seed ^ 0x5eed), clock) };
  const world: World = {
    options,
    random,
    clock,
    plain,
    crashes: crashPlan(random, options.crashEvery),
    kernel: plain,
    repeats: 0,
    told: new Map(),
    verified: 0,
    shown: new Set(),
    seen: { ...NOTHING_SEEN },
  };
  await restart(world);
  return world;
}

/** A new process on the same database: what it held in memory is gone, policy and calendar are read anew. */
export async function restart(world: World): Promise<void> {
  const { plain, crashes, options } = world;
  const policy = await createPolicyStore(plain.db);
  const calendar = calendarOf(policy.all<CalendarContent>('calendar'));
  Object.assign(plain, { policy, calendar });
  // Its own chance, so that where it dies does not depend on how many rows a room happens to draw.
  const chance = seeded(options.seed + crashes.commits);
  world.kernel = { ...plain, db: crashing(plain.db, crashes, chance, options.crashEvery) };
  // As at each start: a newly announced year moves what is open.
  await plain.db.tx((tx) => recompute(tx, plain));
}

/** Dying again and again at the same place would hide that nothing gets through. */
const MOST_REPEATS = 40;

/**
 * Does what a person or a timer does, and does it again after a death, with the same file or key, as they would.
 * Any other error is a finding and goes up.
 */
export async function surviving<R>(world: World, action: (kernel: Kernel) => Promise<R>): Promise<R> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await action(world.kernel);
    } catch (error) {
      if (!(error instanceof Crash) || attempt === MOST_REPEATS) throw error;
      world.repeats += 1;
      await restart(world);
    }
  }
}
