// What takes longer than CI: run before an issue is resolved. Writes date, commit and figures to docs/long-checks.md.
// `npm run check:long -- --without 'bench search'` leaves out what a session has no time for; the document names it.
// `npm run check:long -- --only 'of a reader'` runs these again and puts them into the document, with their own date and commit.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const started = new Date();
const commit = execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { encoding: 'utf8' }).trim();
const dirty = execFileSync('git', ['status', '--porcelain', '--untracked-files=no'], { encoding: 'utf8' }).trim() !== '';
const results = [];
const leftOut = [];
const [option, pattern] = process.argv.slice(2);
if (option !== undefined && (!['--without', '--only'].includes(option) || pattern === undefined)) {
  console.error("check-long.mjs [--without | --only PATTERN of the checks' names]");
  process.exit(2);
}
const named = option && new RegExp(pattern, 'u');
const isLeftOut = (name) => named !== undefined && named.test(name) === (option === '--without');
const DOCUMENT = 'docs/long-checks.md';

/** Runs one check with its whole output on the terminal, and keeps the lines that `figures` asks for. */
function check(name, command, args, { env = {}, figures = /./ } = {}) {
  if (isLeftOut(name)) {
    console.log(`\n== ${name}: left out`);
    leftOut.push(name);
    return;
  }
  console.log(`\n== ${name}: ${command} ${args.join(' ')}`);
  const run = spawnSync(command, args, {
    env: { ...process.env, NO_COLOR: '1', ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const output = `${run.stdout}${run.stderr}`;
  process.stdout.write(output);
  const lines = output
    .split('\n')
    .filter((line) => figures.test(line))
    .map((line) => line.trim());
  results.push({ name, command: `${command} ${args.join(' ')}`, ok: run.status === 0, lines });
}

const KILLS = process.env.XINHENG_KILLS ?? '50';
const SUMMARY = /passed|failed|kills?:|killed/i;
check('the two commands on a bare machine', 'node', ['scripts/check-start.mjs'], { figures: /^(ok|NOT|check:start)/ });
check('kill -9 during intake, embedded database', 'npx', ['vitest', 'run', '--project', 'faults', 'test/faults/intake-kill.test.ts'], {
  env: { XINHENG_KILLS: KILLS },
  figures: SUMMARY,
});
check(
  'kill -9 during intake, PostgreSQL 15',
  'bash',
  ['scripts/with-postgres15.sh', 'npx', 'vitest', 'run', '--project', 'faults', 'test/faults/intake-kill.test.ts'],
  { env: { XINHENG_KILLS: KILLS }, figures: SUMMARY },
);
check('kill -9 of a reader', 'npx', ['vitest', 'run', '--project', 'database', 'src/kernel/journal/readers-kill.test.ts'], {
  env: { XINHENG_KILLS: KILLS },
  figures: SUMMARY,
});
check('kill -9 between the steps of cases', 'npx', ['vitest', 'run', '--project', 'database', 'src/kernel/procedures/cases-kill.test.ts'], {
  env: { XINHENG_KILLS: KILLS },
  figures: SUMMARY,
});
check('simulated days: 100 seeds of 60', 'node', ['scripts/simulate-long.mjs', '100', '60'], {
  figures: /passed|failed|seed|never|twice/i,
});
check('kill -9 during the national leg', 'npx', ['vitest', 'run', '--project', 'database', 'src/support/exchange/kill.test.ts'], {
  env: { XINHENG_KILLS: KILLS },
  figures: SUMMARY,
});
check(
  'all tests that touch the database, PostgreSQL 15',
  'bash',
  ['scripts/with-postgres15.sh', '--throwaway', 'npm', 'run', '--silent', 'test:database'],
  { figures: SUMMARY },
);
check(
  'the evaluator and SQL agree: 100,000 bodies a shipped model, 400 random models',
  'npx',
  ['vitest', 'run', '--project', 'database', 'src/during/evaluation/fast/oracle.property.test.ts'],
  { env: { XINHENG_SHARE: '10' }, figures: SUMMARY },
);
check('bench evaluate, PostgreSQL 15', 'bash', ['scripts/with-postgres15.sh', 'bash', 'scripts/bench.sh', 'evaluate']);
check('bench evaluate over the tables of the register, PostgreSQL 15', 'bash', [
  'scripts/with-postgres15.sh',
  'bash',
  'scripts/bench.sh',
  'evaluate',
  '--subjects',
  '350000',
]);
check('bench intake, PostgreSQL 15', 'bash', ['scripts/with-postgres15.sh', 'bash', 'scripts/bench.sh', 'intake']);
check('bench journal, PostgreSQL 15', 'bash', ['scripts/with-postgres15.sh', 'bash', 'scripts/bench.sh', 'journal']);
check('bench search, PostgreSQL 15', 'bash', ['scripts/with-postgres15.sh', 'bash', 'scripts/bench.sh', 'search']);
check('bench portal, embedded database', 'node', ['scripts/bench-portal.mjs'], { figures: /:|：/ });
check('checks of the faces', 'node', ['scripts/check-ux.mjs'], { figures: /^(ok|NOT|left|check:ux| {5})/ });
if (process.env.XINHENG_REAL_DATA || isLeftOut('the main job on real input')) {
  check('the main job on real input', 'npm', ['run', '--silent', 'check:real'], {
    figures: /^(ok|NOT|check:real| {6}[A-Z])/,
  });
} else {
  console.log('\n== the main job on real input: left out, XINHENG_REAL_DATA is not set');
  leftOut.push('the main job on real input (XINHENG_REAL_DATA was not set)');
}

const begun = `Begun ${started.toISOString()}, commit ${commit}${dirty ? ' with uncommitted changes' : ''}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}.`;

/** A section of the document; one that was run apart says when. */
function section({ name, command, ok, lines: figures }, apart) {
  // A benchmark measures: its lines say of each goal whether it was reached.
  const word = name.startsWith('bench') ? 'measured' : 'passed';
  const head = [`## ${name}: ${ok ? word : 'FAILED'}`, ...(apart ? ['', begun] : [])];
  return [...head, '', `\`${command}\``, '', '```', ...figures, '```', ''].join('\n');
}

if (option === '--only') {
  const [head, ...sections] = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, 'utf8').split(/^(?=## )/mu) : [''];
  for (const result of results) {
    const at = sections.findIndex((each) => each.startsWith(`## ${result.name}: `));
    sections.splice(at < 0 ? sections.length : at, at < 0 ? 0 : 1, `${section(result, true)}\n`);
  }
  writeFileSync(DOCUMENT, `${[head, ...sections].join('').trimEnd()}\n`);
} else {
  const without = leftOut.length > 0 ? `\n\nLeft out in this run: ${leftOut.join('; ')}.` : '';
  const head = `# Long checks\n\nWritten by \`npm run check:long\`. Do not edit. A section that was run apart says when.\n\n${begun}${without}\n`;
  writeFileSync(DOCUMENT, `${[head, ...results.map((each) => section(each, false))].join('\n').trimEnd()}\n`);
}
const failed = results.filter((r) => !r.ok);
console.log(`\ncheck:long: ${results.length - failed.length} passed, ${failed.length} failed; docs/long-checks.md is written`);
process.exit(failed.length ? 1 : 0);
