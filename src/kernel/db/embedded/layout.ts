import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XinhengError } from '../../errors/index.ts';

/** `sun_path` holds 108 bytes with its NUL; `.s.PGSQL.5432.lock` is the longest name put into the directory. */
const LONGEST_DIRECTORY = 107 - '/.s.PGSQL.5432.lock'.length;

/** Makes the data directory (0700) and gives its real path. */
export function prepareDataDirectory(path: string): string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return realpathSync(path);
  } catch (error) {
    throw unusable(path, error);
  }
}

/** A directory of this user alone for the sockets: in the data directory, or a short one where that lies too deep. */
export function controlDirectory(dataDirectory: string): string {
  const inside = join(dataDirectory, 'run');
  const path = Buffer.byteLength(inside) <= LONGEST_DIRECTORY ? inside : join(tmpdir(), `xinheng-${shortHash(dataDirectory)}`);
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw unusable(path, error);
  }
  // In a shared /tmp another user may have made it first, in order to read what we say to the database.
  const found = lstatSync(path);
  if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o077) !== 0) throw unusable(path);
  return path;
}

export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function unusable(path: string, cause?: unknown): XinhengError {
  const full = (cause as NodeJS.ErrnoException | undefined)?.code === 'ENOSPC';
  return full ? new XinhengError('DISK_FULL', {}, { cause }) : new XinhengError('DATA_DIRECTORY_UNUSABLE', { path }, { cause });
}
