// The main job on real input: puts real registers, permits and honours through the same command as users do, on a data
// directory of its own without demonstration data, and prints what became of each row. The directory stays:
//   XINHENG_DATA=<it> npx xinheng serve     shows any of those bodies.
// Words after it limit the run to files or forms that hold one of them: npm run check:real -- sh_ company-pages
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
  // The register first: the permits below are joined to it by its numbers and names.
  { file: 'permits/sh_key_polluters_1101.csv', mapping: 'sh-polluters', organ: 'sh-eeb', rows: 1_101 },
  { file: 'permits/sh_env_eia_approvals.csv', mapping: 'sh-eia-approvals', organ: 'sh-eeb', rows: 1_139 },
  { file: 'permits/sh_env_hazwaste_permits.csv', mapping: 'sh-hazwaste-permits', organ: 'sh-eeb', rows: 48 },
  { file: 'permits/sh_env_other_permits.csv', mapping: 'sh-other-permits', organ: 'sh-eeb', rows: 128 },
  { file: 'permits/sh_env_discharge_permits.csv', mapping: 'sh-discharge-permits', organ: 'sh-eeb', rows: 7_256 },
  { file: 'permits/mee_discharge_permit_list_sh.csv', mapping: 'mee-discharge-permits', organ: 'sh-eeb', rows: 167 },
  { file: 'lists/gs_ecommerce_dishonest_500.csv', mapping: 'ecommerce-list', organ: 'cn-ndrc', rows: 500 },
  { file: 'lists/gs_ecommerce_dishonest_500.xlsx', mapping: 'ecommerce-list', organ: 'cn-ndrc', rows: 500 },
  { file: 'inspections/gsxt_parsed_2016_207.jsonl', mapping: 'company-pages', organ: 'gd-amr', rows: 207 },
  // Rows are the entries of a list in each page.
  { file: 'inspections/gsxt_parsed_2016_207.jsonl', mapping: 'company-pages-abnormal', organ: 'gd-amr', rows: 16 },
  { file: 'inspections/gsxt_parsed_2016_207.jsonl', mapping: 'company-pages-checks', organ: 'gd-amr', rows: 6 },
  { file: 'inspections/nifdc_drug_unqualified.csv', mapping: 'drug-spot-checks', organ: 'cn-nifdc', rows: 39 },
];
const words = process.argv.slice(2);
const wanted = FILES.filter(
  (each) => words.length === 0 || words.some((w) => `${each.file} ${each.mapping}`.includes(w)),
);
if (wanted.length === 0) {
  console.log(`check:real: no file or form holds ${words.join(', ')}`);
  process.exit(2);
}
const place = process.env.XINHENG_REAL_DIRECTORY ?? 'data-real';
const data = resolve(place);
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
for (const { file, mapping, organ, rows } of wanted) {
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
console.log(`check:real: ${done.length} files, ${done.reduce((n, d) => n + d.read, 0)} rows; data stay in ${place}`);
process.exit(wrong || done.length === 0 ? 1 : 0);
