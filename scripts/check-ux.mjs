// The checks of a face by their numbers (test/ux/checks.json): runs the tests that hold them, says of each what it looked at, and fails
// where one failed, was not found or looked at nothing. `npm run check:ux -- --only A1,J1` runs some. CI runs the same tests as tests
// (npm test, npm run test:browser), so this is for people who want to see the numbers.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { prepare, ROOT } from './prepare.mjs';

const { checks, leftOut } = JSON.parse(readFileSync(join(ROOT, 'test/ux/checks.json'), 'utf8'));
const [option, given] = process.argv.slice(2);
if (option !== undefined && (option !== '--only' || given === undefined)) {
  console.error('check-ux.mjs [--only F1,A2,…]');
  process.exit(2);
}
const chosen = option === undefined ? checks : checks.filter(({ id }) => given.split(',').includes(id));
if (chosen.length === 0) {
  console.error(`no such check; there are ${checks.map(({ id }) => id).join(', ')}`);
  process.exit(2);
}

await prepare();
const work = mkdtempSync(join(tmpdir(), 'xh-ux-'));
const said = join(work, 'looked');
const files = [...new Set(chosen.flatMap((check) => check.in.map(({ file }) => file)))];
const inBrowser = (file) => file.startsWith('test/browser/');

/** Each file once, however many checks it holds. */
const results = new Map();
for (const [name, args, group] of [
  ['tests', [], files.filter((file) => !inBrowser(file))],
  ['in a browser', ['--config', 'vitest.browser.config.ts'], files.filter(inBrowser)],
]) {
  if (group.length === 0) continue;
  const out = join(work, 'results.json');
  console.log(`== ${name}: ${group.length} files`);
  rmSync(out, { force: true });
  spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', ...args, ...group, '--reporter=json', `--outputFile=${out}`],
    {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, NODE_ENV: 'test', XINHENG_LOOKED: said },
    },
  );
  if (!existsSync(out)) continue;
  for (const file of JSON.parse(readFileSync(out, 'utf8')).testResults)
    results.set(relative(ROOT, file.name), { tests: file.assertionResults, message: file.message });
}
const looks = existsSync(said)
  ? readFileSync(said, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
  : [];

const firstLine = (text) => (text ?? '').split('\n')[0];

function faultsOf(check) {
  const faults = [];
  for (const { file, tests } of check.in) {
    const ran = results.get(file);
    if (ran === undefined) faults.push(`${file} did not run`);
    else
      for (const title of tests) {
        const held = ran.tests.filter(({ fullName }) => fullName.includes(title));
        if (held.length === 0) faults.push(`${file}: no test "${title}"`);
        // What a file prepares and cannot is told of the file, and its tests are only skipped.
        for (const { fullName, status, failureMessages } of held)
          if (status !== 'passed') faults.push(`${status}: ${fullName}: ${firstLine(failureMessages?.[0] ?? ran.message)}`);
      }
  }
  if (check.command) {
    const { status, stdout } = spawnSync('bash', ['-c', check.command], { cwd: ROOT, encoding: 'utf8' });
    console.log(`     ${stdout.trim().split('\n').at(-1)}`);
    if (status !== 0) faults.push(`${check.command} failed`);
  }
  if (!looks.some(({ id, n }) => id === check.id && n > 0)) faults.push('looked at nothing');
  return faults;
}

let failed = 0;
for (const check of chosen) {
  const faults = faultsOf(check);
  failed += Number(faults.length > 0);
  console.log(`${faults.length === 0 ? 'ok ' : 'NOT'}  ${check.id.padEnd(3)} ${check.what}`);
  // Tests of a table say the same many times: one line with the sum.
  const sums = new Map();
  for (const { id, what, n } of looks) if (id === check.id) sums.set(what, (sums.get(what) ?? 0) + n);
  for (const [what, n] of sums) console.log(`          ${n} ${what}`);
  for (const fault of faults) console.log(`          ! ${fault}`);
}
for (const { id, why } of leftOut) console.log(`left ${id.padEnd(3)} ${why}`);
console.log(`check:ux: ${chosen.length - failed} of ${chosen.length} hold, ${leftOut.length} left out`);
rmSync(work, { recursive: true, force: true });
process.exitCode = failed === 0 ? 0 : 1;
