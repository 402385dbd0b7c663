import type { Logger } from 'pino';
import type { Calendar } from './calendar/types.ts';
import type { Clock } from './clock/index.ts';
import type { Database } from './db/types.ts';
import type { Ids } from './ids/index.ts';
import type { Append } from './journal/types.ts';
import type { Jobs } from './jobs/types.ts';
import type { PolicyStore } from './policy/types.ts';

/** What every use case gets: no globals. Opened by `openKernel` (server, commands, tests). */
export interface Kernel {
  db: Database;
  clock: Clock;
  ids: Ids;
  calendar: Calendar;
  policy: PolicyStore;
  append: Append;
  jobs: Jobs;
  log: Logger;
  settings: Settings;
}

export interface Settings {
  dataDirectory: string;
  jurisdiction: 'demo' | 'chongqing';
  /** Invented data; the ribbon stands on every page. */
  demo: boolean;
  siteName: { zh: string; en: string };
  /** Figures name organs in public: the operator's decision, off until then. */
  nameOrgans?: boolean;
}
