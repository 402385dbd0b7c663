import { Logger, run, runMigrations, type TaskList } from 'graphile-worker';
import type { Kernel } from '../context.ts';
import type { Hashable } from '../journal/types.ts';
import type { Job } from './types.ts';

type WorkerKernel = Pick<Kernel, 'db' | 'log'>;

export interface RunningJobs {
  /** Waits for jobs under way. */
  stop(): Promise<void>;
}

/**
 * Works off the queue until stopped. A failing job is tried again by the queue with growing pauses; a job that a killed
 * process left locked is taken up again by the queue after its time limit, so a job may run twice and must bear it.
 */
export async function startJobs(kernel: WorkerKernel, jobs: readonly Job[], concurrency = 2): Promise<RunningJobs> {
  const taskList: TaskList = {};
  for (const job of jobs) {
    if (taskList[job.name] !== undefined) throw new TypeError(`two jobs are named ${job.name}`);
    taskList[job.name] = async (payload) => job.run(payload as Hashable);
  }
  const runner = await run({
    pgPool: kernel.db.pool,
    taskList,
    concurrency,
    noHandleSignals: true,
    logger: loggerFor(kernel),
  });
  // Unheard, a rejection of the worker would end the process; it has been logged by then.
  runner.promise.catch(() => undefined);
  return { stop: () => runner.stop() };
}

/**
 * Number of the newest migration of the queue's package (its `sql/`), which it does not tell. An upgrade of the package
 * changes it; a test compares it with a database that the package has migrated.
 */
export const QUEUE_MIGRATION = 19;

/** Brings the queue's own schema (graphile_worker) up to date; run by the owner, after our migrations. */
export async function migrateJobs(ownerUrl: string, log?: Kernel['log']): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, ...(log ? { logger: loggerFor({ log }) } : { logger: silent }) });
}

const silent = new Logger(() => () => undefined);

function loggerFor({ log }: Pick<Kernel, 'log'>): Logger {
  return new Logger((scope) => (level, message) => {
    // Messages of a failed job quote its error, which may hold content: they go to debug, the fact to error.
    if (level === 'error') {
      log.error({ queue: scope.label, job: scope.taskIdentifier }, 'jobs: a job failed');
      log.debug({ queue: scope.label, message }, 'jobs');
    } else if (level === 'warning') log.warn({ queue: scope.label, message }, 'jobs');
    else log.debug({ queue: scope.label, message }, 'jobs');
  });
}
