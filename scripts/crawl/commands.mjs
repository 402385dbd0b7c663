import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { json } from './content.mjs';

const FIRM = '91509900MATE5T025F';

/** The logs, before anything else is asked. */
export const LOG_COMMANDS = [
  ['audit', 'audit search --limit 20'],
  ['audit', 'audit search --looks --limit 20'],
  ['audit', 'audit seals'],
];

/** Commands that only read, by whom; a word in braces is what an answer before named. */
export const COMMANDS = [
  [null, 'db status'],
  [null, 'admin list'],
  ['security', 'admin list --search officer'],
  ['clerk', 'admin list'],
  [null, 'calendar due 2026-09-24 7'],
  [null, 'calendar due 2018-02-20 7'],
  [null, 'readers status'],
  [null, 'journal verify'],
  [null, `uscc check ${FIRM} 91509900MATE5T084K`],
  [null, 'policy check'],
  [null, 'policy check --go-live'],
  ['policy', 'policy drafts'],
  ['policy', 'policy unverified'],
  [null, 'catalogue editions'],
  [null, 'catalogue changes 2022 2024'],
  [null, 'catalogue export 2024'],
  [null, `subject show ${FIRM}`],
  ['reviewer', `subject show ${FIRM} --as-of 2026-11-01`],
  ['clerk', `subject links ${FIRM}`],
  ['clerk', 'subject links 91509900MATE5T068W'],
  [null, 'subject search 示例'],
  [null, 'subject search slsslj'],
  ['clerk', 'intake batches', { batch: (answer) => answer.items?.[0]?.batch ?? answer[0]?.batch }],
  ['reviewer', 'intake review {batch}'],
  ['clerk', 'intake returned'],
  ['clerk', 'intake forms'],
  ['reviewer', 'publicity held', { record: (answer) => answer.items[0]?.recordId }],
  ['reviewer', 'publicity comparisons'],
  ['reviewer', 'publicity sources {record}'],
  ['reviewer', 'publicity late --month 2026-10'],
  [null, 'figures month'],
  [null, 'figures month 2026-10'],
  ['reviewer', 'codes orders'],
  [null, 'codes rate'],
  [null, 'codes rate --months'],
  ['clerk', 'matching list'],
  [null, 'dossiers reconcile'],
  ['reviewer', `evaluate explain ${FIRM} --model example-supervision`],
  [null, 'key-areas figures'],
  ['reviewer', `key-areas file ${FIRM}`],
  [null, 'exchange status'],
  ['reviewer', 'exchange status'],
  ['director', 'exchange life {record}'],
  ['reviewer', 'records list', { listed: (answer) => answer.items[0]?.recordId }],
  ['reviewer', 'records list --kind penalty'],
  ['reviewer', 'records show {listed}'],
  ['reviewer', 'records show {record}'],
  ['director', 'bulletin weekly'],
  [null, 'receipt verify X-1'],
  ['officer', 'cases', { case: (answer) => answer.items[0]?.caseId }],
  ['officer', 'cases --procedure serious-list'],
  ['officer', 'cases show {case}'],
  ['officer', 'cases work'],
  ['head', 'cases work'],
  ['owner', 'cases'],
  ['officer', 'cases absences'],
];

/** What each says as a document, on the directory of the demonstration that is being served, and as text in both languages. */
export function saveCommands(part, { code, data }, commands) {
  const known = {};
  const env = { ...process.env, XINHENG_DATA: data, NO_COLOR: '1' };
  for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'XINHENG_TODAY']) delete env[name];
  for (const [account, line, names = {}] of commands) {
    const words = line.split(' ').map((word) => word.replace(/^\{(\w+)\}$/u, (_, name) => known[name] ?? 'none'));
    const who = account === null ? [] : ['--as', account, '--purpose', '核对改动前后'];
    const name = `${account ?? 'operator'} ${line}`;
    for (const [language, options] of [
      ['zh_CN.UTF-8', ['--json']],
      ['zh_CN.UTF-8', []],
      ['en_GB.UTF-8', []],
    ]) {
      const run = spawnSync(process.execPath, [join(code, 'scripts/xinheng.mjs'), ...who, ...words, ...options], {
        env: { ...env, LANG: language, LC_ALL: language },
        cwd: code,
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
      part.write(
        `${name}${options.length > 0 ? ' --json' : ` ${language.slice(0, 2)}`}`,
        `exit ${run.status}\n${json(run.stdout)}\n${run.stderr}`,
      );
      if (options.length === 0) continue;
      try {
        for (const [key, pick] of Object.entries(names)) known[key] = pick(JSON.parse(run.stdout));
      } catch {
        // What was refused names nothing.
      }
    }
  }
}
