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

/** What the foot of each page says of who runs the site, in config.json. */
export interface Operator {
  host?: { zh: string; en: string };
  contact?: { zh: string; en: string };
  /** 网站标识码 */
  siteCode?: string;
  /** ICP备案 */
  icp?: string;
  /** 公安备案 */
  police?: string;
}

/** The switch that lets figures name organs: who decided it and from which day on. */
export interface Naming {
  by: string;
  /** ISO day. */
  on: string;
}

export interface Settings {
  dataDirectory: string;
  jurisdiction: 'demo' | 'chongqing';
  /** Invented data; the ribbon stands on every page. */
  demo: boolean;
  siteName: { zh: string; en: string };
  /** Who runs the site (the frame that a government site must have); what is not given is left out. */
  operator?: Operator | undefined;
  /** Figures name organs in public: the operator's decision, off until then (domain.md, Law). */
  nameOrgans?: Naming | undefined;
}
