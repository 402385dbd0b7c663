import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { constants, createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { databaseError, migrate, openDatabase, readMigrations, type Migration } from '../db/index.ts';
import { XinhengError } from '../errors/index.ts';
import { findInstance, holdsData } from '../instance.ts';
import { eraseDatabase, prepareSchema, type Addresses } from '../open-schema.ts';
import {
  END_OF_ROWS,
  FORMAT,
  FORMAT_VERSION,
  type BackupFigures,
  type End,
  type Heading,
  type TableHead,
  type TableSum,
  type WaitingJobs,
} from './format.ts';
import { readLines } from './lines.ts';
import { copyText, readTables } from './tables.ts';

/**
 * Loads a backup into a database without data, in one transaction: refused whole (RESTORE_REFUSED) where the file is
 * damaged. An older backup is loaded into its own schema, and the later migrations are then applied.
 */
export async function restore(addresses: Addresses, file: string, at: Date): Promise<BackupFigures> {
  // A file that is not there is no damaged one.
  await access(file, constants.R_OK);
  await refuseData(addresses);
  const lines = readLines(open(file), () => refused('damaged', file));
  const heading = parse<Heading>(await next(lines), file);
  const schema = await schemaOf(heading, file);
  await eraseDatabase(addresses);
  await migrate(addresses.ownerUrl ?? addresses.url, schema, at);
  const figures = await load(addresses, lines, heading, file);
  await prepareSchema(addresses, at);
  await addJobs(addresses, figures.jobs);
  return { version: figures.version, tables: figures.tables, rows: figures.rows };
}

function open(file: string) {
  const raw = createReadStream(file);
  const zip = createGunzip();
  raw.on('error', (error) => zip.destroy(error));
  return raw.pipe(zip);
}

type Cause = 'data' | 'damaged' | 'format' | 'migration';

/** `name`: the file, the table or the migration that tells. */
function refused(reason: Cause, name = ''): XinhengError {
  return new XinhengError('RESTORE_REFUSED', { reason, name });
}

async function refuseData(addresses: Addresses): Promise<void> {
  const db = openDatabase(addresses.url, { max: 1 });
  try {
    if ((await findInstance(db)) && (await holdsData(db))) throw refused('data');
  } finally {
    await db.close();
  }
}

async function schemaOf(heading: Heading, file: string): Promise<Migration[]> {
  if (heading.format !== FORMAT || heading.formatVersion !== FORMAT_VERSION) throw refused('format', file);
  const ours = new Map((await readMigrations()).map((each) => [each.name, each]));
  return heading.migrations.map(({ name, hash }) => {
    const known = ours.get(name);
    if (known?.hash !== hash) throw refused('migration', name);
    return known;
  });
}

type Lines = AsyncGenerator<Buffer, undefined>;

async function next(lines: Lines): Promise<Buffer> {
  const { value } = await lines.next();
  if (value === undefined) throw refused('damaged');
  return value;
}

function parse<T>(text: Buffer, file: string): T {
  try {
    return JSON.parse(text.toString('utf8')) as T;
  } catch {
    throw refused('damaged', file);
  }
}

async function load(addresses: Addresses, lines: Lines, heading: Heading, file: string) {
  const client = new pg.Client({
    connectionString: addresses.ownerUrl ?? addresses.url,
    application_name: 'xinheng restore',
  });
  client.on('error', () => undefined);
  const whole = createHash('sha256').update(`${JSON.stringify(heading)}\n`);
  const figures = {
    version: heading.migrations.at(-1)?.name ?? '',
    tables: 0,
    rows: 0,
    jobs: [] as WaitingJobs['jobs'],
  };
  try {
    await client.connect();
    await client.query('begin');
    const shapes = await readTables(client);
    await client.query(`truncate ${shapes.map(({ name }) => client.escapeIdentifier(name)).join(', ')}`);
    for (;;) {
      const text = await next(lines);
      const head = parse<TableHead | WaitingJobs | End>(text, file);
      if ('end' in head) {
        if (head.sha256 !== whole.digest('hex')) throw refused('damaged', file);
        break;
      }
      whole.update(text).update('\n');
      if ('jobs' in head) figures.jobs = head.jobs;
      else {
        if (!shapes.some(({ name }) => name === head.table)) throw refused('damaged', head.table);
        figures.rows += await loadTable(client, head, lines, whole, file);
        figures.tables += 1;
      }
    }
    for (const { name, identities } of shapes) await continueNumbers(client, name, identities);
    await client.query('commit');
    return figures;
  } catch (error) {
    throw databaseError(error) ?? error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function loadTable(client: pg.Client, head: TableHead, lines: Lines, whole: Hash, file: string): Promise<number> {
  const copy = client.query(copyFrom(copyText(client, { name: head.table, columns: head.columns }, 'from stdin')));
  const done = once(copy, 'finish');
  done.catch(() => undefined);
  const sum = createHash('sha256');
  let rows = 0;
  for (;;) {
    const row = await next(lines);
    whole.update(row).update('\n');
    if (row.length === END_OF_ROWS.length && row.toString() === END_OF_ROWS) break;
    rows += 1;
    sum.update(row).update('\n');
    if (!copy.write(Buffer.concat([row, NEWLINE]))) await Promise.race([once(copy, 'drain'), done]);
  }
  copy.end();
  await done;
  const text = await next(lines);
  whole.update(text).update('\n');
  const expected = parse<TableSum>(text, file);
  if (expected.rows !== rows || expected.sha256 !== sum.digest('hex')) throw refused('damaged', head.table);
  return rows;
}

const NEWLINE = Buffer.from('\n');

async function continueNumbers(client: pg.Client, table: string, identities: readonly string[]): Promise<void> {
  for (const column of identities) {
    const id = client.escapeIdentifier(column);
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce(max(${id}), 1), max(${id}) is not null) from ${client.escapeIdentifier(table)}`,
      [table, column],
    );
  }
}

async function addJobs(addresses: Addresses, jobs: WaitingJobs['jobs']): Promise<void> {
  if (jobs.length === 0) return;
  const db = openDatabase(addresses.url, { max: 1 });
  try {
    for (const { name, payload } of jobs) {
      await db.pool.query('select graphile_worker.add_job($1, $2::json)', [name, JSON.stringify(payload)]);
    }
  } finally {
    await db.close();
  }
}
