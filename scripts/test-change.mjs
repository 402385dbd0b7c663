// `npm run test:change -- [BASE] [--list]`: the tests that what was changed since BASE (origin/main or main) reaches by imports, what is not
// committed among it, and those that always run. For use while building, in minutes; .ci/run runs everything.
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './prepare.mjs';
import { choose } from './reach.mjs';

const given = process.argv.slice(2);
const isList = given.includes('--list');
const base = given.find((each) => each !== '--list') ?? (isThere('origin/main') ? 'origin/main' : 'main');
if (!isThere(base)) {
  console.error(`test-change.mjs [BASE] [--list]: there is no ${base} to compare with`);
  process.exit(2);
}
const since = git('merge-base', base, 'HEAD')[0];
const changed = [
  ...new Set([...git('diff', '--name-only', '--no-renames', since), ...git('ls-files', '--others', '--exclude-standard')]),
].sort();
const texts = new Map(
  ['src', 'test', 'scripts', 'workbench/src']
    .flatMap((top) => readdirSync(join(ROOT, top), { recursive: true }).map((name) => `${top}/${name}`))
    .filter((name) => /\.(tsx?|mjs|json|css)$/.test(name))
    .map((name) => [name, readFileSync(join(ROOT, name), 'utf8')]),
);
const { everything, all, tests, journeys, left } = choose(texts, changed);

console.log(`test:change: ${changed.length} files changed since ${base} (${since.slice(0, 9)})`);
if (everything !== undefined) {
  console.log(`test:change: everything, ${all.length} test files, since ${everything} was changed, which no import shows`);
  run(['scripts/run.mjs', 'test']);
  run(['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.browser.config.ts']);
} else {
  for (const [file, why] of [...tests, ...journeys])
    console.log(`  ${file}  ${why === file ? 'changed itself' : why === 'always' ? why : `← ${why}`}`);
  const always = [...tests.values()].filter((why) => why === 'always').length;
  console.log(
    `test:change: ${tests.size + journeys.size} of ${all.length} test files: ${tests.size - always} reached, ${always} that always run, ${journeys.size} journeys in a browser; ${left} journeys and faults that are reached are left to .ci/run`,
  );
  run(['scripts/run.mjs', 'test', ...tests.keys()]);
  if (journeys.size > 0) run(['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.browser.config.ts', ...journeys.keys()]);
}

function run(args) {
  if (isList) return;
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  process.exitCode ||= status ?? 1;
}

function git(...args) {
  return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).split('\n').filter(Boolean);
}

function isThere(ref) {
  return spawnSync('git', ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], { cwd: ROOT }).status === 0;
}
