// `bench portal` over the demonstration, made in a directory of its own and removed after.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './prepare.mjs';

const data = mkdtempSync(join(tmpdir(), 'xinheng-bench.'));
const env = { ...process.env, XINHENG_DATA: data };
for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'XINHENG_TODAY']) delete env[name];
const xinheng = ['--max-semi-space-size=64', join(ROOT, 'scripts/xinheng.mjs')];
try {
  const server = spawn(process.execPath, [...xinheng, 'serve', '--demo', '--port', '0'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve, reject) => {
    // What is printed once it serves; the demonstration is loaded by then.
    server.stdout.once('data', resolve);
    server.once('exit', () => reject(new Error('the demonstration did not start')));
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
  const { status } = spawnSync(process.execPath, [...xinheng, 'bench', 'portal', ...process.argv.slice(2)], {
    env,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(data, { recursive: true, force: true });
}
