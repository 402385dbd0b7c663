import type { Logger } from 'pino';
import type { OidcSettings } from './access/oidc/settings.ts';
import type { PasswordCost } from './access/types.ts';
import type { Calendar } from './calendar/types.ts';
import type { Clock } from './clock/index.ts';
import type { Database } from './db/types.ts';
import type { Ids } from './ids/index.ts';
import type { Append } from './journal/types.ts';
import type { Jobs } from './jobs/types.ts';
import type { NotifyConfig } from './notify/types.ts';
import type { Offers } from './offers.ts';
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
  /** What the rooms of this process bring one another. */
  offers: Offers;
  settings: Settings;
  /** Only in the server of a demonstration. */
  demonstration?: Demonstration | undefined;
}

/** What the server of a demonstration lets its visitors do; given by `serve --demo`, which listens on loopback alone. */
export interface Demonstration {
  /** ISO day from which days were passed last; null while none were. */
  before: string | null;
  /** Whole seconds that making the invented city took; null where nobody measured. */
  seconds: number | null;
  /** Moves the clock one day on and does what is due on that day, as a midnight would. */
  nextDay(): Promise<void>;
  /** Remembers, for whatever is started later, that days were passed. */
  keep(from: string): Promise<void>;
  /** Ends this server, makes the invented city anew and serves again; comes back at once. */
  restore(): void;
}

/** What the foot of each page says of who runs the site, in config.json. */
export interface Operator {
  host?: { zh: string; en: string };
  contact?: { zh: string; en: string };
  phone?: string;
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
  /** A folder of policy/ over national/. */
  jurisdiction: string;
  /** Invented data; the ribbon stands on every page. */
  demo: boolean;
  siteName: { zh: string; en: string };
  /** Who runs the site (the frame that a government site must have); what is not given is left out. */
  operator?: Operator | undefined;
  /** Origin of the portal as the public reaches it; without one only a process on loopback knows its address. */
  address?: string | undefined;
  /** Every page in grey, on days of mourning. */
  greyscale?: boolean | undefined;
  /** How the public reaches an organ, by its code. */
  organContacts?: Readonly<Record<string, { zh: string; en: string }>> | undefined;
  /** Figures name organs in public: the operator's decision, off until then (domain.md, Law). */
  nameOrgans?: Naming | undefined;
  /** Where people sign in besides local accounts, for each face. */
  oidc?: OidcSettings | undefined;
  /** What hashing a password costs; no file of settings has it: only tests take less than the default. */
  passwordCost?: PasswordCost | undefined;
  /** What-ifs and back-tests of models are kept so many days. */
  keepTrialsDays?: number | undefined;
  /** Ways by which messages leave the house; none by default. */
  notify?: NotifyConfig | undefined;
}
