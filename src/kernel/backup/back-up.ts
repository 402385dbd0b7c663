import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { databaseError, sqlState } from '../db/index.ts';
import { XinhengError } from '../errors/index.ts';
import { END_OF_ROWS, FORMAT, FORMAT_VERSION, type BackupFigures, type End, type Heading } from './format.ts';
import { copyText, readTables } from './tables.ts';

const UNDEFINED_TABLE = '42P01';

/** Saves all tables as of one moment, while others go on writing. The file appears under its name only when whole. */
export async function backUp(url: string, file: string, at: Date): Promise<BackupFigures> {
  const client = new pg.Client({ connectionString: url, application_name: 'xinheng backup' });
  client.on('error', () => undefined);
  const half = `${file}.${process.pid}.part`;
  const figures: BackupFigures = { version: '', tables: 0, rows: 0 };
  try {
    await client.connect();
    await client.query('begin isolation level repeatable read read only');
    await pipeline(contents(client, at, figures), createGzip(), createWriteStream(half, { mode: 0o600, flush: true }));
    await client.query('commit');
    await rename(half, file);
    return figures;
  } catch (error) {
    await rm(half, { force: true });
    const known = databaseError(error);
    if (known) throw known;
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code.startsWith('E')) throw new XinhengError('FILE_UNUSABLE', { path: file, reason: code }, { cause: error });
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function* contents(client: pg.Client, at: Date, figures: BackupFigures): AsyncGenerator<string | Buffer> {
  const whole = createHash('sha256');
  const { rows: migrations } = await client
    .query<Heading['migrations'][number]>('select name, hash from schema_migrations order by name')
    .catch((error: unknown) => {
      if (sqlState(error) === UNDEFINED_TABLE) return { rows: [] };
      throw error;
    });
  if (migrations.length === 0) throw new XinhengError('MIGRATION_PENDING');
  figures.version = migrations.at(-1)?.name ?? '';
  const heading: Heading = { format: FORMAT, formatVersion: FORMAT_VERSION, at: at.toISOString(), migrations };
  yield line(heading, whole);
  for (const table of await readTables(client)) {
    yield line({ table: table.name, columns: table.columns }, whole);
    const sum = createHash('sha256');
    const copy = client.query(copyTo(copyText(client, table, 'to stdout')));
    for await (const chunk of copy as AsyncIterable<Buffer>) {
      sum.update(chunk);
      whole.update(chunk);
      yield chunk;
    }
    yield line(END_OF_ROWS, whole);
    yield line({ rows: copy.rowCount, sha256: sum.digest('hex') }, whole);
    figures.tables += 1;
    figures.rows += copy.rowCount;
  }
  yield line({ jobs: await waitingJobs(client) }, whole);
  const end: End = { end: true, tables: figures.tables, rows: figures.rows, sha256: whole.digest('hex') };
  yield line(end);
}

function line(value: object | string, sum?: Hash): string {
  const text = `${typeof value === 'string' ? value : JSON.stringify(value)}\n`;
  sum?.update(text);
  return text;
}

/** The queue has tables of its own, made by its own migrations: its waiting jobs are put in again by name. */
async function waitingJobs(client: pg.Client): Promise<unknown[]> {
  const { rows: there } = await client.query<{ there: boolean }>(
    `select to_regclass('graphile_worker._private_jobs') is not null as there`,
  );
  if (!there[0]?.there) return [];
  const { rows } = await client.query(
    `select t.identifier as name, j.payload from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`,
  );
  return rows;
}
