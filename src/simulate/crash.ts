import type { Random } from './city/random.ts';
import type { Database } from '../kernel/db/types.ts';

/** The simulated process died at this commit. Only `surviving` catches it. */
export class Crash extends Error {
  constructor(readonly commit: number) {
    super(`the process died at commit ${commit}`);
    this.name = 'Crash';
  }
}

/** Commits of a run, counted across all incarnations of the process, and those at which it dies. */
export interface CrashPlan {
  commits: number;
  /** Numbers of commits at which the process died, with the side on which it did. */
  died: { commit: number; how: 'before' | 'after' }[];
  next: number;
}

/** On average one death in so many commits; 0 = the process never dies. */
export function crashPlan(random: Random, every: number): CrashPlan {
  const plan: CrashPlan = { commits: 0, died: [], next: Number.POSITIVE_INFINITY };
  if (every > 0) plan.next = random.int(1, 2 * every);
  return plan;
}

/**
 * A database whose process dies at the numbered commits: before (all of it is rolled back) or after (it happened, and
 * nobody was told). What is dead answers nothing more, so that no handler of errors goes on working after its death.
 */
export function crashing(db: Database, plan: CrashPlan, random: Random, every: number): Database {
  let dead: number | null = null;
  return {
    ...db,
    async tx(work) {
      if (dead !== null) throw new Crash(dead);
      plan.commits += 1;
      const commit = plan.commits;
      const how = commit < plan.next ? null : random.chance(0.5) ? 'before' : 'after';
      if (how !== null) plan.next = commit + random.int(1, 2 * every);
      const die = (): never => {
        dead = commit;
        if (how !== null) plan.died.push({ commit, how });
        throw new Crash(commit);
      };
      const result = await db.tx(async (tx) => {
        const done = await work(tx);
        if (how === 'before') die();
        return done;
      });
      if (how === 'after') die();
      return result;
    },
  };
}
