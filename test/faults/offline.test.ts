import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linesOf } from './program.ts';

/** The rest of a first start is shown for real, packages downloaded and all, by `npm run check:start`. */
test('without packages and without network `npm start` says one plain line and ends with 3', () => {
  const checkout = mkdtempSync(join(tmpdir(), 'xh-offline-'));
  for (const name of ['package.json', 'package-lock.json', 'scripts']) {
    cpSync(name, join(checkout, name), { recursive: true });
  }
  const { PATH } = process.env;
  const run = spawnSync('npm', ['start'], {
    cwd: checkout,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH,
      HOME: checkout,
      LANG: 'en',
      NODE_ENV: 'production',
      npm_config_cache: join(checkout, 'cache'),
      // Nobody listens there: what a proxy or mirror that is down looks like.
      npm_config_registry: 'http://127.0.0.1:9/',
    },
  });
  rmSync(checkout, { recursive: true, force: true });
  const said = linesOf(run.stderr).filter((line) => !line.startsWith('npm '));
  expect([run.status, said]).toEqual([
    3,
    [expect.stringContaining('Downloading'), expect.stringContaining('the package registry cannot be reached')],
  ]);
});
