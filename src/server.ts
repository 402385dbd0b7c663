import type { FastifyInstance } from 'fastify';
import { createServer } from 'node:net';
import { sealAccessLog } from './kernel/access/index.ts';
import type { Capability, Daily, Hourly } from './kernel/capability.ts';
import type { Kernel } from './kernel/context.ts';
import { runDue } from './kernel/deadlines/index.ts';
import { XinhengError } from './kernel/errors/index.ts';
import { buildServer, dropOldKeys, type ServerOptions } from './kernel/serving/index.ts';
import { startDaily, startHourly, startJobs } from './kernel/jobs/index.ts';
import { allReaders, settle, startReaders } from './kernel/journal/index.ts';
import { startDispatcher, type Channels } from './kernel/outbox/index.ts';
import { watchPolicy } from './kernel/policy/index.ts';
import { renewCalendar } from './kernel/renew-calendar.ts';

export interface Running {
  /** http://host:port, without a slash. */
  address: string;
  server: FastifyInstance;
  /** What is due on a day to which the clock was moved, one after the other, and all that the readers make of it. */
  newDay(): Promise<void>;
  /** Takes no new requests, waits for those under way, then for readers and jobs. */
  stop(): Promise<void>;
}

export interface ListenOptions extends ServerOptions {
  host: string;
  port: number;
  /** Ends whoever answers at this address until all is built. */
  takeOver?: () => Promise<void>;
}

/** Composes all rooms on one kernel: HTTP, readers of the journal, the outbox, the queue, what is due each day and hour. */
export async function startServer(kernel: Kernel, capabilities: readonly Capability[], options: ListenOptions): Promise<Running> {
  const server = await buildServer(kernel, capabilities, options);
  await options.takeOver?.();
  try {
    await server.listen({ host: options.host, port: options.port });
  } catch (error) {
    await server.close();
    throw listenError(error, options);
  }
  const readers = startReaders(kernel, allReaders(kernel));
  const channels = Object.assign({}, ...capabilities.map((each) => each.channels?.(kernel) ?? {})) as Channels;
  const dispatcher = startDispatcher(kernel, channels);
  const watch = watchPolicy(kernel, { reloaded: () => renewCalendar(kernel) });
  const jobs = await startJobs(
    kernel,
    capabilities.flatMap((each) => each.jobs?.(kernel) ?? []),
  );
  const daily = dailyWork(kernel, capabilities).map((work) => startDaily(kernel, (today) => work.run(today)));
  const hourly = hourlyWork(kernel, capabilities).map((work) => startHourly(kernel, () => work.run()));
  // The port that was given out, where 0 was asked for.
  const bound = server.server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : options.port;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    address: `http://${host}:${port}`,
    server,
    async newDay() {
      for (const each of daily) await each.look();
      await settle(kernel, allReaders(kernel));
    },
    async stop() {
      await closeSoon(server);
      await Promise.all([...daily, ...hourly].map((each) => each.stop()));
      await watch.stop();
      await readers.stop();
      await jobs.stop();
      await dispatcher.stop();
    },
  };
}

/**
 * Fastify ends connections that are idle when it begins to close. One on which an answer is still under way becomes idle only then,
 * and would be waited for as long as it may be kept alive, which is more than a minute.
 */
async function closeSoon(server: FastifyInstance): Promise<void> {
  const ending = setInterval(() => server.server.closeIdleConnections(), 100);
  await server.close().finally(() => clearInterval(ending));
}

export function dailyWork(kernel: Kernel, capabilities: readonly Capability[]): Daily[] {
  const handlers = capabilities.flatMap((each) => each.deadlines?.(kernel) ?? []);
  return [
    { name: 'deadlines', run: async (today) => void (await runDue(kernel, today, handlers)) },
    { name: 'idempotency-keys', run: () => dropOldKeys(kernel) },
    ...capabilities.flatMap((each) => each.daily?.(kernel) ?? []),
  ];
}

function hourlyWork(kernel: Kernel, capabilities: readonly Capability[]): Hourly[] {
  return [
    { name: 'access-seal', run: async () => void (await sealAccessLog(kernel)) },
    ...capabilities.flatMap((each) => each.hourly?.(kernel) ?? []),
  ];
}

/** Throws PORT_BUSY before anything is started for a server that could not listen. */
export async function requireFreePort({ host, port }: { host: string; port: number }): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => probe.once('error', reject).listen({ host, port }, resolve));
  } catch (error) {
    throw listenError(error, { host, port });
  } finally {
    probe.close();
  }
}

function listenError(error: unknown, { host, port }: { host: string; port: number }): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return new XinhengError('PORT_BUSY', { port }, { cause: error });
  if (code === 'EACCES')
    return new XinhengError('SETTINGS_INVALID', { setting: `--port ${port}`, expected: '1024…65535' }, { cause: error });
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new XinhengError('SETTINGS_INVALID', { setting: `--host ${host}` }, { cause: error });
  return error;
}
