import pino from 'pino';
import { clockAt, fixedClock, type Clock } from '../../src/kernel/clock/index.ts';
import type { Kernel, Settings } from '../../src/kernel/context.ts';
import type { Calendar } from '../../src/kernel/calendar/types.ts';
import type { Append } from '../../src/kernel/journal/types.ts';
import type { Jobs } from '../../src/kernel/jobs/types.ts';
import { systemIds } from '../../src/kernel/ids/index.ts';
import type { PolicyDocument, PolicyStore } from '../../src/kernel/policy/types.ts';
import { testDatabase, type TestDatabase } from './database.ts';

export interface TestKernelOptions {
  /** The day on which the clock stands still, at noon in Shanghai (default 2026-11-24); move it with `clock.set`. */
  today?: string;
  jurisdiction?: Settings['jurisdiction'];
  /** Load the shipped policy of the jurisdiction (default true). */
  policy?: boolean;
}

export interface TestKernel extends Kernel {
  db: TestDatabase;
  clock: Clock & { set(iso: string): void };
}

/** A Kernel on a fresh database, dropped after the file's last test. */
export async function testKernel(options: TestKernelOptions = {}): Promise<TestKernel> {
  const jurisdiction = options.jurisdiction ?? 'demo';
  const db = await testDatabase();
  const clock = fixedClock(`${options.today ?? '2026-11-24'}T04:00:00Z`);
  const log = pino({ level: 'silent' });
  const settings: Settings = {
    dataDirectory: 'test-output',
    jurisdiction,
    demo: jurisdiction === 'demo',
    siteName: { zh: '信衡', en: 'Xinheng' },
    role: 'city',
  };
  const policy = (await part<PolicyStore>('policy', async (m) => {
    if (options.policy !== false) await m['loadShippedPolicy']?.({ db, jurisdiction, clock, log });
    return m['openPolicyStore']?.(db) as PolicyStore;
  }));
  const calendar = await part<Calendar>('calendar', (m) => m['buildCalendar']?.(policy.all('calendar').map((d: PolicyDocument) => d.content)) as Calendar);
  const append = (await part<Append>('journal', (m) => m['append'] as unknown as Append));
  const jobs = await part<Jobs>('jobs', (m) => m['openJobs']?.(db) as Jobs);
  return { db, clock, ids: systemIds, calendar, policy, append, jobs, log, settings };
}

type Part = Record<string, ((...args: unknown[]) => unknown) | undefined>;

/** While rooms of the kernel are being built: what is not there yet says so when it is used. */
async function part<T extends object>(name: string, open: (module: Part) => T | undefined | Promise<T | undefined>): Promise<T> {
  const path = `../../src/kernel/${name}/index.ts`;
  const opened = await import(/* @vite-ignore */ path).then(open, () => undefined).catch(() => undefined);
  const missing = (): never => {
    throw new Error(`kernel/${name} is not there yet`);
  };
  return opened ?? (new Proxy(() => undefined, { get: (_, key) => (key === 'then' ? undefined : missing()), apply: missing }) as unknown as T);
}

export { clockAt };
