// Behind `npm start` and `npm test`, and before what reads what is generated. The program runs in this very process, so that signals reach it.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, ROOT } from './prepare.mjs';

const [what, ...rest] = process.argv.slice(2);
await prepare();
if (what === 'start') {
  process.chdir(ROOT);
  await run(join(ROOT, 'dist/cli/main.js'), ['serve', '--demo', ...rest]);
} else if (what === 'test') {
  process.chdir(ROOT);
  process.env.NODE_ENV = 'test';
  // An operator's database is never a test's: tests read TEST_DATABASE_URL alone.
  for (const name of [
    'DATABASE_URL',
    'DATABASE_OWNER_URL',
    'DATABASE_RETENTION_URL',
    'XINHENG_DATA',
    'XINHENG_JURISDICTION',
    'XINHENG_TODAY',
  ])
    delete process.env[name];
  await run(join(ROOT, 'node_modules/vitest/vitest.mjs'), ['run', ...rest]);
} else if (what !== 'prepare') {
  process.stderr.write('run.mjs start|test|prepare [options]\n');
  process.exitCode = 2;
}

async function run(program, args) {
  process.argv.splice(1, Infinity, program, ...args);
  await import(pathToFileURL(program).href);
}
