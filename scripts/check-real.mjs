// The main job on real input: puts real registers, permits and honours through the same command as users do, on a data
// directory of its own without demonstration data, and prints what became of each row. The directory stays:
//   XINHENG_DATA=<it> npx xinheng serve     shows any of those bodies.
import { existsSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const folder = process.env.XINHENG_REAL_DATA;
if (!folder || !existsSync(folder)) {
  console.log('check:real: XINHENG_REAL_DATA names no folder, so there is no real data to run on; nothing was done.');
  process.exit(0);
}
const FILES = [
  { file: 'registry/cq_companies_dev.csv.gz', mapping: 'cq-companies', organ: 'cq-amr', rows: 33_424 },
  { file: 'registry/cn_core_dev.csv.gz', mapping: 'cn-companies', organ: 'cn-samr', rows: 950_579 },
  { file: 'permits/nmpa_cosmetics_production_permits.csv', mapping: 'cosmetics-permits', organ: 'cn-nmpa', rows: 417 },
  { file: 'lists/tax_a_jiangxi.gb18030.csv', mapping: 'tax-a', organ: 'jx-tax', rows: 4_937 },
];
const data = resolve(process.env.XINHENG_REAL_DIRECTORY ?? 'data-real');
const env = { ...process.env, XINHENG_DATA: data, XINHENG_JURISDICTION: 'chongqing' };

function xinheng(...args) {
  const run = spawnSync(process.execPath, [resolve('scripts/xinheng.mjs'), ...args, '--json'], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  });
  if (!run.stdout.trim()) throw new Error(`xinheng ${args.join(' ')} said nothing (exit ${run.status})`);
  return { exit: run.status, ...JSON.parse(run.stdout) };
}

const fates = ['accepted', 'replaced', 'unchanged', 'stale', 'waiting', 'returned', 'rejected'];
let wrong = 0;
const done = [];
for (const { file, mapping, organ, rows } of FILES) {
  const path = join(folder, file);
  if (!existsSync(path)) {
    console.log(`${file}: not there, left out`);
    continue;
  }
  const result = xinheng('intake', 'run', path, '--mapping', mapping, '--organ', organ);
  const sum = fates.reduce((total, fate) => total + (result[fate] ?? 0), 0);
  const holds = result.exit === 0 && result.read === rows && sum === result.read;
  if (!holds) wrong += 1;
  done.push({ file, mapping, ...result });
  console.log(
    `${holds ? 'ok ' : 'NOT'} ${file} (${mapping}): read ${result.read}${result.read === rows ? '' : ` of ${rows}`}` +
      `${fates
        .filter((f) => result[f])
        .map((f) => `, ${f} ${result[f]}`)
        .join('')}, held ${result.held}` +
      `, ${result.seconds} s${result.earlier ? ' (came before: the earlier batch answers)' : ''}`,
  );
  for (const [code, n] of Object.entries(result.reasons ?? {}).sort((a, b) => b[1] - a[1]))
    console.log(`      ${code} ${n}`);
}
writeFileSync(join(data, 'check-real.json'), `${JSON.stringify(done, null, 2)}\n`);
console.log(`check:real: ${done.length} files, ${done.reduce((n, d) => n + d.read, 0)} rows; data stay in ${data}`);
process.exit(wrong || done.length === 0 ? 1 : 0);
