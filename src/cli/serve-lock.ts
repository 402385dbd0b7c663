import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { holdLock, prepareDataDirectory } from '../kernel/db/embedded/index.ts';
import { XinhengError } from '../kernel/errors/index.ts';

/**
 * One server per data directory. The lock itself dies with its process; the file server.lock only says who holds it. Throws
 * SERVER_RUNNING.
 */
export async function holdServerLock(path: string): Promise<{ release(): Promise<void> }> {
  const directory = prepareDataDirectory(path);
  const file = join(directory, 'server.lock');
  const lock = await holdLock(directory, 'serve');
  if (!lock) throw new XinhengError('SERVER_RUNNING', { pid: holder(file) });
  try {
    writeFileSync(file, `${process.pid}\n`, { mode: 0o600 });
  } catch (error) {
    await lock.release();
    const full = (error as NodeJS.ErrnoException).code === 'ENOSPC';
    throw new XinhengError(full ? 'DISK_FULL' : 'DATA_DIRECTORY_UNUSABLE', { path: file }, { cause: error });
  }
  return {
    async release() {
      rmSync(file, { force: true });
      await lock.release();
    },
  };
}

function holder(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
