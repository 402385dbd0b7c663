export { openJobs } from './open.ts';
export { startDaily, startHourly, type Periodic } from './periodic.ts';
export { migrateJobs, QUEUE_MIGRATION, startJobs, type RunningJobs } from './run.ts';
export type { Job, Jobs } from './types.ts';
