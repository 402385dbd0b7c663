import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  chooseRunner,
  controlDirectory,
  findBinaries,
  initialise,
  prepareDataDirectory,
  start,
  stop,
} from '../../src/kernel/db/embedded/index.ts';

/** For speed only: these data are thrown away. The product never sets it. */
const THROWAWAY = { fsync: 'off', full_page_writes: 'off', max_connections: '200', max_wal_size: '1GB' };

/** A server of our own for one run of the tests; it ends with us, killed or not. */
export async function startCluster(): Promise<{ url: string; stop: () => Promise<void> }> {
  const directory = prepareDataDirectory(await mkdtemp(join(tmpdir(), 'xh-')));
  const runner = chooseRunner(directory, controlDirectory(directory), findBinaries());
  initialise(runner);
  const server = await start(runner, THROWAWAY);
  return {
    url: `postgresql://postgres@localhost:5432/postgres?host=${encodeURIComponent(runner.socketDirectory)}`,
    stop: async () => {
      await stop(server);
      await rm(runner.home, { recursive: true, force: true });
      await rm(directory, { recursive: true, force: true });
    },
  };
}
