import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { environmentOf, linesOf, MAIN, pids, processesOf, until, type Variables } from './processes.ts';

export { environmentOf, linesOf, MAIN, processesOf, until, type Variables } from './processes.ts';

/** A data directory of its own; what still runs on it is ended after the file's tests. */
export function dataDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'xh-fault-'));
  directories.push(directory);
  return directory;
}

/** As `dataDirectory`, where `serve` has run once: for what is not about the first start, which takes longest. */
export function startedOnce(): string {
  const directory = dataDirectory();
  cpSync(inject('startedOnce'), directory, { recursive: true });
  return directory;
}

const directories: string[] = [];
const servers: ChildProcess[] = [];
afterAll(async () => {
  for (const server of servers) server.kill('SIGKILL');
  for (const directory of directories) {
    await until(() => processesOf(directory).length === 0);
    rmSync(directory, { recursive: true, force: true });
  }
});

export interface Ended {
  code: number | null;
  out: string;
  /** Lines of standard error. */
  err: string[];
}

/** Runs one command to its end. */
export function xinheng(data: string, args: readonly string[], more: Variables = {}): Ended {
  const run = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', env: environmentOf(data, more) });
  return { code: run.status, out: run.stdout, err: linesOf(run.stderr) };
}

export interface Served {
  process: ChildProcess;
  address: string;
  /** Lines of standard output. */
  out: () => string[];
  err: () => string[];
  ended: Promise<number | null>;
}

/** Starts `serve` and waits for READY; without the demonstration, whose loading takes longest, unless asked for. */
export async function serve(data: string, args: readonly string[] = [], more: Variables = {}): Promise<Served> {
  const child = spawn(process.execPath, [MAIN, 'serve', '--port', '0', ...args], { env: environmentOf(data, more) });
  servers.push(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await until(() => out.includes('READY ') || child.exitCode !== null);
  const address = /READY (\S+)\//u.exec(out)?.[1];
  if (address === undefined) throw new Error(`serve ended: ${err}`);
  return { process: child, address, out: () => linesOf(out), err: () => linesOf(err), ended };
}

/** Starts `serve --demo` and comes back once it loads the demonstration, which takes long: for what is decided before that. */
export async function serveToLoading(data: string): Promise<Pick<Served, 'process' | 'ended' | 'err'>> {
  const child = spawn(process.execPath, [MAIN, 'serve', '--port', '0', '--demo'], { env: environmentOf(data) });
  servers.push(child);
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await until(() => err.includes('Loading the invented') || child.exitCode !== null);
  if (child.exitCode !== null) throw new Error(`serve ended: ${err}`);
  return { process: child, ended, err: () => linesOf(err) };
}

/** The database of a data directory, as one that stands beside it. */
export function urlOf(data: string, database = 'xinheng', role = 'postgres'): string {
  return `postgresql://${role}@localhost:5432/${database}?host=${encodeURIComponent(join(data, 'run'))}`;
}

export function query<R extends pg.QueryResultRow>(data: string, sql: string, values: unknown[] = []): Promise<R[]> {
  return queryAt<R>(urlOf(data), sql, values);
}

/** One connection for one query: what is asked may be killed at any time. */
export async function queryAt<R extends pg.QueryResultRow>(url: string, sql: string, values: unknown[] = []): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<R>(sql, values)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

export function postmasterOf(data: string): number {
  return Number(readFileSync(join(data, 'database/pg/postmaster.pid'), 'utf8').split('\n')[0]);
}

export function supervisorOf(data: string): number {
  const [pid] = pids(`supervisor.js.*${data}`);
  if (pid === undefined) throw new Error('no supervisor');
  return pid;
}

/** A port that somebody holds. */
export async function busyPort(): Promise<{ port: number; free(): void }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, free: () => void server.close() };
}
