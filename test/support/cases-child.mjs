// A process that opens cases and takes their steps until it is killed: see src/kernel/procedures/cases-kill.test.ts. Each step is
// asked for twice with one key, as by somebody who lost the first answer. With `finish`, ends what is open and goes.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [directory, url, organ, mode] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(join(directory, path)).href);
const [
  { openDatabase },
  { fixedClock },
  { systemIds },
  { append },
  { createPolicyStore },
  { calendarOf },
  procedures,
  { composed },
  { sql },
  { default: pino },
] = await Promise.all([
  load('kernel/db/index.js'),
  load('kernel/clock/index.js'),
  load('kernel/ids/index.js'),
  load('kernel/journal/index.js'),
  load('kernel/policy/index.js'),
  load('kernel/calendar/index.js'),
  load('kernel/procedures/index.js'),
  load('kernel/composition.js'),
  import('kysely'),
  import('pino'),
]);

const CHAIN = {
  kind: 'test.chain',
  consequences: async () => [],
  async run(tx, { case: of, transition }) {
    await sql`insert into test_effects (case_id, what) values (${of.caseId}, ${transition.id})`.execute(tx);
    return [];
  },
};
const db = openDatabase(url);
const policy = await createPolicyStore(db);
const kernel = {
  db,
  clock: fixedClock('2026-11-24T04:00:00Z'),
  ids: systemIds,
  policy,
  calendar: calendarOf(policy.all('calendar')),
  append,
  offers: composed([{ name: 'chain', items: [], caseEffects: [CHAIN] }]),
  log: pino({ level: 'silent' }),
  settings: { demo: true },
};
const base = { userId: null, district: null, subjectId: null, purpose: 'test', organ };
const officer = { ...base, account: 'officer', role: 'officer' };
const director = { ...base, account: 'director', role: 'director' };
const organs = { deciding: organ, handling: null, reporting: null, superior: null };
const WAY = { proposed: ['first', officer], firsted: ['second', director], seconded: ['third', officer] };

async function goOn(caseId, state) {
  for (let here = state; WAY[here] !== undefined;) {
    const [transition, who] = WAY[here];
    const firing = { caseId, transition, key: transition };
    const [one] = await Promise.all([procedures.fire(kernel, firing, who), procedures.fire(kernel, firing, who)]);
    here = one.case.state;
  }
}

const { rows } = await sql`select case_id, state from cases where closed_on is null order by case_id`.execute(db.kysely);
process.stdout.write('RUNNING\n');
for (const row of rows) await goOn(row.case_id, row.state);
if (mode !== 'finish') {
  for (let i = 0; ; i += 1) {
    const matter = {
      procedure: 'test-chain',
      objectKind: 'thing',
      objectId: `${process.pid}-${i}`,
      subjectId: null,
      party: null,
      organs,
      district: null,
    };
    const { caseId, state } = await db.tx((tx) => procedures.openCase(tx, kernel, matter, officer));
    await goOn(caseId, state);
  }
}
await db.close();
