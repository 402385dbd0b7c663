import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, readlinkSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { XinhengError } from '../../errors/index.ts';
import { PORT, SUPERUSER } from './protocol.ts';
import type { Runner } from './runner.ts';

const SETTINGS: Record<string, string> = {
  listen_addresses: '',
  port: String(PORT),
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
};
const LOG_LIMIT = 16 * 1024 * 1024;
const PATIENCE_MS = 60_000;

export function clusterExists(runner: Runner): boolean {
  return existsSync(join(runner.home, 'pg/PG_VERSION'));
}

/** Makes the cluster beside its place and moves it there, so that an interrupted initdb leaves nothing half. */
export function initialise(runner: Runner): void {
  const half = join(runner.home, 'pg.new');
  rmSync(half, { recursive: true, force: true });
  const program = join(runner.binaries, 'bin/initdb');
  const [command = program, ...args] = [
    ...runner.prefix,
    program,
    '-D',
    half,
    '-U',
    SUPERUSER,
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
  ];
  const made = spawnSync(command, args, { cwd: '/', encoding: 'utf8' });
  if (made.status !== 0) {
    rmSync(half, { recursive: true, force: true });
    const said = `${made.stdout ?? ''}${made.stderr ?? ''}`;
    if (/No space left on device/u.test(said)) throw new XinhengError('DISK_FULL');
    const reason = (made.stderr ?? String(made.error)).trim().split('\n').at(-1) ?? '';
    throw new XinhengError('NO_EMBEDDED_DATABASE', { reason });
  }
  renameSync(half, join(runner.home, 'pg'));
}

/** Starts the server and waits until it answers; throws with what its log says. `settings` go before ours. */
export async function start(runner: Runner, settings: Record<string, string> = {}): Promise<ChildProcess> {
  const data = join(runner.home, 'pg');
  await clearRemains(runner, data);
  const log = openLog(runner);
  const from = statSync(join(runner.home, 'postgres.log')).size;
  const program = join(runner.binaries, 'bin/postgres');
  const options = Object.entries({ ...SETTINGS, ...settings, unix_socket_directories: runner.socketDirectory }).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ]);
  const [command = program, ...args] = [...runner.prefix, program, '-D', data, ...options];
  const child = spawn(command, args, { cwd: '/', stdio: ['ignore', log, log] });
  closeSync(log);
  const ended = new Promise<'ended'>((resolve) => {
    child.once('exit', () => resolve('ended'));
    child.once('error', () => resolve('ended'));
  });
  do {
    if (isReady(data, child.pid)) return child;
  } while ((await Promise.race([ended, pause(15)])) !== 'ended');
  throw failure(runner, from);
}

/** Fast shutdown: sessions end, a checkpoint is written. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await ended;
}

function isReady(data: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    return lines[0] === String(pid) && (lines[7] ?? '').startsWith('ready');
  } catch {
    return false;
  }
}

/**
 * After kill -9 of everything a pid file stays, and its number may be another program's by now: PostgreSQL would refuse.
 * It is removed only when no process works in the cluster's directory any more; a server left over is asked to end first.
 */
async function clearRemains(runner: Runner, data: string): Promise<void> {
  for (let waited = 0; ; waited += 50) {
    const left = processesIn(data);
    if (left.length === 0) break;
    if (waited >= PATIENCE_MS) throw new XinhengError('DATABASE_UNREACHABLE', { reason: `pid ${left[0]}` });
    const pid = postmaster(data);
    if (waited % 1000 === 0 && left.includes(pid)) process.kill(pid, 'SIGINT');
    await pause(50);
  }
  for (const remains of [
    join(data, 'postmaster.pid'),
    ...['', '.lock'].map((end) => join(runner.socketDirectory, `.s.PGSQL.${PORT}${end}`)),
  ]) {
    rmSync(remains, { force: true });
  }
}

function postmaster(data: string): number {
  try {
    return Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return Number.NaN;
  }
}

/** Server and backends alike have the cluster as their working directory. */
function processesIn(data: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === data && readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres');
      } catch {
        return false;
      }
    })
    .map(Number);
}

function openLog(runner: Runner): number {
  const path = join(runner.home, 'postgres.log');
  if (existsSync(path) && statSync(path).size > LOG_LIMIT) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}

function failure(runner: Runner, from: number): XinhengError {
  const path = join(runner.home, 'postgres.log');
  const said = readFileSync(path).subarray(from).toString('utf8');
  if (/No space left on device/u.test(said)) return new XinhengError('DISK_FULL');
  const fatal = said.split('\n').findLast((line) => /FATAL|PANIC|error while loading|not found/u.test(line));
  return new XinhengError('DATABASE_UNREACHABLE', { reason: fatal?.replace(/^.*?(?:FATAL|PANIC): */u, '') ?? path });
}
