// The main job on real input: puts real registers, permits and honours through the same command as users do, on a data
// directory of its own without demonstration data, and prints what became of each row. The directory stays:
//   XINHENG_DATA=<it> npx xinheng serve     shows any of those bodies.
// Words after it limit the run to files or forms that hold one of them: npm run check:real -- sh_ company-pages
// A file holds when as many rows as stand below have each fate: adverse rows without an agreeing code are returned, never
// attached. A limited run, or one on a directory that holds earlier batches, has other fates: there the rows that are returned
// for want of a code are compared alone. At the end the dossiers must agree with the records.
import { existsSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const folder = process.env.XINHENG_REAL_DATA;
if (!folder || !existsSync(folder)) {
  console.log('check:real: XINHENG_REAL_DATA names no folder, so there is no real data to run on; nothing was done.');
  process.exit(0);
}
/**
 * File, form, organ, and what becomes of its rows.
 * @type {[string, string, string, Record<string, number>][]}
 */
const FILES = [
  ['registry/cq_companies_dev.csv.gz', 'cq-companies', 'cq-amr', { accepted: 33_424 }],
  ['registry/cn_core_dev.csv.gz', 'cn-companies', 'cn-samr', { accepted: 950_526, rejected: 53 }],
  ['permits/nmpa_cosmetics_production_permits.csv', 'cosmetics-permits', 'cn-nmpa', { accepted: 16, waiting: 400, returned: 1 }],
  ['lists/tax_a_jiangxi.gb18030.csv', 'tax-a', 'jx-tax', { accepted: 575, waiting: 4_307, returned: 2, rejected: 53 }],
  // The register first: the permits below are joined to it by its numbers and names.
  ['permits/sh_key_polluters_1101.csv', 'sh-polluters', 'sh-eeb', { accepted: 1_101 }],
  ['permits/sh_env_eia_approvals.csv', 'sh-eia-approvals', 'sh-eeb', { accepted: 1_060, waiting: 40, returned: 4, rejected: 35 }],
  ['permits/sh_env_hazwaste_permits.csv', 'sh-hazwaste-permits', 'sh-eeb', { accepted: 46, returned: 1, rejected: 1 }],
  ['permits/sh_env_other_permits.csv', 'sh-other-permits', 'sh-eeb', { accepted: 102, returned: 2, rejected: 24 }],
  ['permits/sh_env_discharge_permits.csv', 'sh-discharge-permits', 'sh-eeb', { rejected: 7_256 }],
  ['permits/mee_discharge_permit_list_sh.csv', 'mee-discharge-permits', 'sh-eeb', { accepted: 32, waiting: 134, returned: 1 }],
  ['lists/gs_ecommerce_dishonest_500.csv', 'ecommerce-list', 'cn-ndrc', { waiting: 476, returned: 24 }],
  ['lists/gs_ecommerce_dishonest_500.xlsx', 'ecommerce-list', 'cn-ndrc', { unchanged: 476, returned: 24 }],
  ['inspections/gsxt_parsed_2016_207.jsonl', 'company-pages', 'gd-amr', { accepted: 203, rejected: 4 }],
  // Rows are the entries of a list in each page.
  ['inspections/gsxt_parsed_2016_207.jsonl', 'company-pages-abnormal', 'gd-amr', { accepted: 7, returned: 9 }],
  ['inspections/gsxt_parsed_2016_207.jsonl', 'company-pages-checks', 'gd-amr', { accepted: 6 }],
  ['inspections/nifdc_drug_unqualified.csv', 'drug-spot-checks', 'cn-nifdc', { returned: 39 }],
];
const words = process.argv.slice(2);
const wanted = FILES.filter(([file, mapping]) => words.length === 0 || words.some((w) => `${file} ${mapping}`.includes(w)));
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

/** Of adverse files: no row without an agreeing code is attached to anybody, in whatever run. */
const NO_CODE = { 'ecommerce-list': 24, 'company-pages-abnormal': 9, 'drug-spot-checks': 39 };
const whole = words.length === 0 && !existsSync(data);
const fates = ['accepted', 'replaced', 'unchanged', 'stale', 'waiting', 'returned', 'rejected'];
let wrong = 0;
const done = [];
for (const [file, mapping, organ, expected] of wanted) {
  const rows = Object.values(expected).reduce((total, n) => total + n, 0);
  const path = join(folder, file);
  if (!existsSync(path)) {
    console.log(`${file}: not there, left out`);
    continue;
  }
  const result = xinheng('intake', 'run', path, '--mapping', mapping, '--organ', organ);
  const sum = fates.reduce((total, fate) => total + (result[fate] ?? 0), 0);
  const faults = [];
  if (result.exit !== 0 || result.read !== rows || sum !== result.read) faults.push('exit, rows or their sum');
  if (whole)
    faults.push(
      ...fates.filter((fate) => (result[fate] ?? 0) !== (expected[fate] ?? 0)).map((fate) => `${fate}: ${expected[fate] ?? 0} expected`),
    );
  if ((result.reasons?.ADVERSE_NO_CODE ?? 0) !== (NO_CODE[mapping] ?? 0)) faults.push(`ADVERSE_NO_CODE: ${NO_CODE[mapping] ?? 0} expected`);
  const holds = faults.length === 0;
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
  for (const fault of faults) console.log(`      ! ${fault}`);
  for (const [code, n] of Object.entries(result.reasons ?? {}).sort((a, b) => b[1] - a[1])) console.log(`      ${code} ${n}`);
}
const reconciled = done.length === 0 ? null : xinheng('dossiers', 'reconcile');
if (reconciled) {
  const { exit, ...figures } = reconciled;
  if (exit !== 0) wrong += 1;
  console.log(`${exit === 0 ? 'ok ' : 'NOT'} dossiers reconcile: ${JSON.stringify(figures)}`);
}
writeFileSync(join(data, 'check-real.json'), `${JSON.stringify(done, null, 2)}\n`);
console.log(`check:real: ${done.length} files, ${done.reduce((n, d) => n + d.read, 0)} rows; data stay in ${place}`);
process.exit(wrong || done.length === 0 ? 1 : 0);
