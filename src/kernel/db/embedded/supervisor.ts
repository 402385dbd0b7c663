import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { XinhengError } from '../../errors/index.ts';
import { holdLock } from './lock.ts';
import { clusterExists, initialise, start, stop } from './postgres.ts';
import { LEAVE, SUPERVISOR_SOCKET, type State, type SupervisorConfig } from './protocol.ts';
import { chooseRunner } from './runner.ts';

/**
 * A process of its own, started detached by the first client. Each connection to its socket is a lease: the system closes
 * it with the client, kill -9 included. With the last lease gone the server is stopped.
 */
const FIRST_LEASE_MS = 15_000;
const LINGER_MS = 2_000; // the next command of a script finds the server up
const LOCK_MS = 90_000; // a predecessor is writing its last checkpoint
const RESTARTS = 5;

const config = JSON.parse(process.argv[2] ?? '{}') as SupervisorConfig;
const socketPath = join(config.control, SUPERVISOR_SOCKET);
const leases = new Set<Socket>();
let state: State = { state: 'starting', fresh: false };
let child: ChildProcess | undefined;
let stopping = false;
let linger: NodeJS.Timeout | undefined;
let restarts = 0;

process.umask(0o077);
// A closed terminal must not take the database along: leases decide.
for (const signal of ['SIGHUP', 'SIGINT'] as const) process.on(signal, () => undefined);
process.on('SIGTERM', () => void finish());

await takeLock();
rmSync(socketPath, { force: true });
const server = createServer(accept);
server.listen(socketPath, () => void run());
leaveIn(FIRST_LEASE_MS);

async function takeLock(): Promise<void> {
  for (let waited = 0; waited < LOCK_MS; waited += 50) {
    if (await holdLock(config.dataDirectory, 'supervisor')) return;
    if (await answers()) process.exit(0);
    await pause(50);
  }
  process.exit(1);
}

function answers(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function accept(socket: Socket): void {
  if (stopping) {
    socket.destroy();
    return;
  }
  leases.add(socket);
  clearTimeout(linger);
  send(socket);
  socket.on('error', () => undefined);
  socket.on('data', (data) => {
    if (data.toString() === LEAVE) dropLease(socket, 0);
  });
  socket.on('close', () => dropLease(socket, LINGER_MS));
}

function dropLease(socket: Socket, delay: number): void {
  if (!leases.delete(socket)) return;
  if (leases.size === 0) leaveIn(state.state === 'failed' ? 0 : delay);
  // The last one that leaves hears the end of the server as the end of its connection.
  else socket.end();
}

function leaveIn(ms: number): void {
  clearTimeout(linger);
  linger = setTimeout(() => void finish(), ms);
}

function send(socket: Socket): void {
  socket.write(`${JSON.stringify(state)}\n`);
}

function tell(next: State): void {
  state = next;
  for (const socket of leases) send(socket);
}

async function run(): Promise<void> {
  try {
    const runner = chooseRunner(config.dataDirectory, config.control, config.binaries);
    if (!clusterExists(runner)) {
      // Its directory was removed under the running server: nothing is left to come back to.
      if (restarts > 0) return await finish();
      tell({ state: 'starting', fresh: true });
      initialise(runner);
    }
    child = await start(runner);
    child.once('exit', () => void died());
    tell({ state: 'ready', socketDirectory: runner.socketDirectory, home: runner.home });
  } catch (error) {
    const known = error instanceof XinhengError ? error : new XinhengError('DATABASE_UNREACHABLE', { reason: String(error) });
    fail(known);
  }
}

/** Clients that are only now being accepted must hear of it too: the process stays a moment. */
function fail(error: XinhengError): void {
  tell({ state: 'failed', code: error.code, params: error.params as Record<string, string> });
  leaveIn(LINGER_MS);
}

/** The server ended without being asked: while somebody needs it, it comes back and recovers from its log. */
async function died(): Promise<void> {
  if (stopping) return;
  restarts += 1;
  setTimeout(() => (restarts -= 1), 60_000).unref();
  child = undefined;
  if (restarts > RESTARTS) {
    return fail(new XinhengError('DATABASE_UNREACHABLE', { reason: 'postgres.log' }));
  }
  tell({ state: 'starting', fresh: false });
  await run();
}

async function finish(): Promise<void> {
  if (stopping) return;
  stopping = true;
  rmSync(socketPath, { force: true });
  if (child) await stop(child);
  for (const socket of leases) socket.end();
  // Exit closes what is left, among it the connection of the one that waits for the end.
  process.exit(0);
}
