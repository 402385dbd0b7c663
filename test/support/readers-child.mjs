// A process that runs a reader and the outbox until it is killed: see src/kernel/journal/readers-kill.test.ts.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [directory, url, sentFile] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(join(directory, path)).href);
const [{ openDatabase }, { systemClock }, { startReaders }, { startDispatcher }, { sql }, { default: pino }] = await Promise.all([
  load('kernel/db/index.js'),
  load('kernel/clock/index.js'),
  load('kernel/journal/index.js'),
  load('kernel/outbox/index.js'),
  import('kysely'),
  import('pino'),
]);

const kernel = { db: openDatabase(url), clock: systemClock, log: pino({ level: 'silent' }) };
const reader = {
  name: 'killed',
  batch: 5,
  async handle(tx, events, context) {
    for (const { seq } of events) {
      await sql`insert into effects (seq) values (${seq})`.execute(tx);
      await context.outbox({ channel: 'file', key: `killed:${seq}`, payload: { seq } });
    }
  },
};
startReaders(kernel, [reader], 200);
startDispatcher(kernel, { file: async ({ key }) => appendFileSync(sentFile, `${key}\n`) }, 20);
process.stdout.write('RUNNING\n');
