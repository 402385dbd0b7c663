// A process that sends or receives and kills itself at a step, or is killed: see ../kill.test.ts.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [directory, url, data, work, step, nth] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(join(directory, path)).href);
const [db, clock, ids, journal, jobs, calendar, policy, exchange, { default: pino }] = await Promise.all([
  load('kernel/db/index.js'),
  load('kernel/clock/index.js'),
  load('kernel/ids/index.js'),
  load('kernel/journal/index.js'),
  load('kernel/jobs/index.js'),
  load('kernel/calendar/index.js'),
  load('kernel/policy/index.js'),
  load('support/exchange/exchange.js'),
  import('pino'),
]);

const database = db.openDatabase(url);
const store = await policy.createPolicyStore(database);
const kernel = {
  db: database,
  clock: clock.fixedClock('2026-11-24T04:00:00Z'),
  ids: ids.systemIds,
  calendar: calendar.calendarOf(store.all('calendar')),
  policy: store,
  append: journal.append,
  jobs: jobs.openJobs(),
  log: pino({ level: 'silent' }),
  settings: { dataDirectory: data, jurisdiction: 'demo', demo: true, siteName: { zh: '信衡', en: 'Xinheng' } },
};
const caller = { account: 'local:operator', userId: null, role: 'operator', organ: null, district: null, subjectId: null, purpose: null };

let left = Number(nth ?? 1);
const atStep = (at) => {
  if (at !== step) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
};
process.stdout.write('RUNNING\n');
if (work === 'send') await exchange.send(kernel, { caller, atStep });
else await exchange.receiveAll(kernel, { caller, atStep });
await database.close();
