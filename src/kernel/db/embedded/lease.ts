import { spawn, type ChildProcess } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { XinhengError } from '../../errors/index.ts';
import { findBinaries } from './binaries.ts';
import { controlDirectory, prepareDataDirectory } from './layout.ts';
import { LEAVE, PORT, SUPERUSER, SUPERVISOR_SOCKET, type State, type SupervisorConfig } from './protocol.ts';

export interface Lease {
  /** Address of a database on the embedded server. */
  url(database: string): string;
  /** Where the cluster lies. */
  home: string;
  /** Gives the lease back. `now` asks for the server's end without delay and waits for it, where this was the last. */
  release(options?: { now?: boolean }): Promise<void>;
}

export interface LeaseOptions {
  /** The cluster is being made for the first time: takes a moment. */
  onFresh?: () => void;
  /** The server went away for good after it had been ready. */
  onFailed?: (error: XinhengError) => void;
}

const PATIENCE_MS = 180_000;

/** Starts the embedded server of a data directory or attaches to the running one; it stays up while the lease is held. */
export async function takeLease(path: string, options: LeaseOptions = {}): Promise<Lease> {
  const dataDirectory = prepareDataDirectory(path);
  const config: SupervisorConfig = {
    dataDirectory,
    control: controlDirectory(dataDirectory),
    binaries: findBinaries(),
  };
  let released = false;
  let held = await attach(config, options);
  watch();
  return {
    home: held.home,
    url: (database) => `postgresql://${SUPERUSER}@localhost:${PORT}/${database}?host=${encodeURIComponent(held.socketDirectory)}`,
    release: async (how = {}) => {
      released = true;
      await leave(held.socket, how.now === true);
    },
  };

  /** A supervisor that was killed is replaced; the pool's next connection finds the new server at the same address. */
  function watch(): void {
    held.socket.once('close', () => {
      if (released) return;
      attach(config, options).then(
        (next) => {
          held = next;
          watch();
        },
        (error: unknown) => options.onFailed?.(error as XinhengError),
      );
    });
  }
}

interface Held {
  socket: Socket;
  socketDirectory: string;
  home: string;
}

async function attach(config: SupervisorConfig, options: LeaseOptions): Promise<Held> {
  let supervisor: ChildProcess | undefined;
  for (let waited = 0; waited < PATIENCE_MS; waited += 25) {
    const socket = await tryConnect(join(config.control, SUPERVISOR_SOCKET));
    const held = socket && (await untilReady(socket, options));
    if (held) return held;
    if (supervisor === undefined || supervisor.exitCode !== null) supervisor = spawnSupervisor(config);
    await pause(25);
  }
  throw new XinhengError('DATABASE_UNREACHABLE', { reason: config.dataDirectory });
}

/** Detached, with nothing of ours but its configuration: it outlives us when another client holds a lease. */
function spawnSupervisor(config: SupervisorConfig): ChildProcess {
  const { PATH = '', HOME = '/', TMPDIR = '/tmp' } = process.env;
  const program = fileURLToPath(new URL('./supervisor.js', import.meta.url));
  const child = spawn(process.execPath, [program, JSON.stringify(config)], {
    cwd: '/',
    detached: true,
    stdio: 'ignore',
    env: { PATH, HOME, TMPDIR, TZ: 'UTC', LANG: 'C.UTF-8' },
  });
  child.unref();
  return child;
}

function tryConnect(path: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });
}

/** Undefined where the supervisor was just leaving. Throws what it failed with. */
function untilReady(socket: Socket, options: LeaseOptions): Promise<Held | undefined> {
  return new Promise((resolve, reject) => {
    let ready = false;
    socket.on('error', () => undefined);
    socket.once('close', () => resolve(undefined));
    onLine(socket, (line) => {
      const state = JSON.parse(line) as State;
      if (state.state === 'starting' && state.fresh) options.onFresh?.();
      if (state.state === 'failed') {
        const error = new XinhengError(state.code, state.params);
        if (ready) options.onFailed?.(error);
        else reject(error);
      }
      if (state.state === 'ready' && !ready) {
        ready = true;
        // The lease alone keeps no process alive.
        socket.unref();
        resolve({ socket, socketDirectory: state.socketDirectory, home: state.home });
      }
    });
  });
}

/** Not node:readline, which throws a broken connection at the process. */
function onLine(socket: Socket, take: (line: string) => void): void {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(take);
  });
}

async function leave(socket: Socket, now: boolean): Promise<void> {
  if (socket.destroyed) return;
  if (!now) {
    socket.destroy();
    return;
  }
  socket.ref();
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write(LEAVE);
  await Promise.race([closed, pause(30_000, undefined, { ref: false })]);
  socket.destroy();
}
