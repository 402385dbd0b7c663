import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { XinhengError } from '../../errors/index.ts';
import { shortHash } from './layout.ts';

/** How PostgreSQL runs here, and where its files lie. */
export interface Runner {
  /** Command line put in front of each PostgreSQL program. */
  prefix: string[];
  binaries: string;
  /** Holds pg/ (the cluster) and postgres.log. */
  home: string;
  /** Directory of PostgreSQL's socket. */
  socketDirectory: string;
}

const NOBODY = 65_534;
/** Where root puts what `nobody` must reach and the data directory hides. */
const ELSEWHERE = '/var/lib/xinheng';

/** In a user namespace of its own the server believes to be nobody; its files stay ours. */
const AS_NOBODY = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];

const ROOT_LADDER = [
  { prefix: AS_NOBODY, owner: 0 },
  { prefix: ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'], owner: NOBODY },
];

/**
 * PostgreSQL refuses uid 0, so root goes down a ladder; a plain user runs it as itself. Each server ends in order when its
 * supervisor is killed (`death`).
 */
export function chooseRunner(dataDirectory: string, control: string, binaries: string): Runner {
  const inside = join(dataDirectory, 'database');
  if (process.getuid?.() !== 0) {
    mkdirSync(inside, { recursive: true, mode: 0o700 });
    // A container's user may have no name, and initdb wants one: in its own namespace it is nobody.
    const prefix = hasName() || !runs(AS_NOBODY, 'true') ? [] : AS_NOBODY;
    return { prefix: death(prefix), binaries, home: inside, socketDirectory: control };
  }
  const elsewhere = join(ELSEWHERE, shortHash(dataDirectory));
  // Data made before stay where they are, whatever rung this start could take.
  const made = [inside, elsewhere].filter((path) => existsSync(join(path, 'pg')));
  for (const { prefix, owner } of ROOT_LADDER) {
    if (!runs(prefix, 'true')) continue;
    const home = (made.length > 0 ? made : [inside, elsewhere]).find((path) => usable(prefix, owner, path));
    if (home === undefined) continue;
    const reached = runs(prefix, 'test', '-x', join(binaries, 'bin/postgres')) ? binaries : copied(binaries);
    const socketDirectory = owner === 0 && home === inside ? control : join(home, 'run');
    if (socketDirectory !== control) ownDirectory(socketDirectory, owner);
    return { prefix: death(prefix), binaries: reached, home, socketDirectory };
  }
  throw new XinhengError('NO_EMBEDDED_DATABASE', { reason: 'root' });
}

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

function death(prefix: string[]): string[] {
  const parent = ['setpriv', '--pdeathsig', 'INT'];
  return runs([...prefix, ...parent], 'true') ? [...prefix, ...parent] : prefix;
}

function runs(prefix: string[], ...command: string[]): boolean {
  const [first = 'true', ...rest] = [...prefix, ...command];
  return spawnSync(first, rest, { cwd: '/', stdio: 'ignore' }).status === 0;
}

/** The server's user can work there; a cluster made under another rung of the ladder stays with that rung. */
function usable(prefix: string[], owner: number, home: string): boolean {
  const cluster = join(home, 'pg');
  if (existsSync(cluster) && statSync(cluster).uid !== owner) return false;
  if (home.startsWith(ELSEWHERE)) openDirectory(ELSEWHERE);
  if (!runs(prefix, 'test', '-x', dirname(home))) return false;
  ownDirectory(home, owner);
  return runs(prefix, 'test', '-w', home);
}

function ownDirectory(path: string, owner: number): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chownSync(path, owner, owner);
}

/** Whatever our umask: its inside is closed, each directory by itself. */
function openDirectory(path: string): void {
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o755);
}

/** A copy of the programs that anybody may run, where the checkout lies in a closed home. */
function copied(binaries: string): string {
  const target = join(ELSEWHERE, `postgres-${shortHash(`${binaries} ${statSync(binaries).mtimeMs}`)}`);
  if (existsSync(target)) return target;
  const half = `${target}.${process.pid}`;
  openDirectory(dirname(half));
  cpSync(binaries, half, { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'a+rX', half]);
  renameSync(half, target);
  return target;
}
