import { sql } from 'kysely';
import type { Jobs } from './types.ts';

/** The queue of this database: graphile-worker's own SQL function, so that a rolled back transaction leaves no job. */
export function openJobs(): Jobs {
  return {
    async enqueue(tx, name, payload) {
      await sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json)`.execute(tx);
    },
  };
}
