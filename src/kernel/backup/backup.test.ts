import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { readTables } from './tables.ts';
import { backUp, restore } from './index.ts';

const AT = new Date('2026-11-24T04:00:00Z');
const AWKWARD = '制表\t换行\n反斜杠\\. "引号"，零\\N';

let directory: string;
let file: string;
let source: TestDatabase;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'xh-backup-'));
  file = join(directory, 'all.gz');
  source = await testDatabase();
  await source.pool.query(`insert into instance values (1, 'demo', true, $1, '{}')`, [AT]);
  for (const n of [1, 2, 3]) {
    await source.pool.query('insert into audit_log (at, action, outcome, details) values ($1, $2, $3, $4)', [AT, AWKWARD, 'done', { n }]);
    await source.pool.query('insert into journal values ($1, $2, null, $3, 1, $4, $5)', [
      n,
      'batch.closed',
      AWKWARD,
      Buffer.alloc(32, n),
      AT,
    ]);
  }
  await source.pool.query(`update journal_head set seq = 3`);
  await source.pool.query(`select graphile_worker.add_job('later', '{"a": "b"}')`);
  await backUp(source.url, file, AT);
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function everything(db: TestDatabase): Promise<Record<string, unknown>> {
  const client = await db.pool.connect();
  const found: Record<string, unknown> = {};
  for (const { name } of await readTables(client)) {
    const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t order by 1`);
    found[name] = rows.map(({ row }) => row);
  }
  client.release();
  return found;
}

describe('backup and restore', () => {
  test('every row of every table comes back, numbers go on, waiting jobs wait', async () => {
    const target = await testDatabase({ empty: true });
    const done = await restore(target, file, AT);
    expect(await everything(target)).toEqual(await everything(source));
    expect(done.rows).toBe(Object.values(await everything(source)).flatMap((rows) => rows).length);
    const { rows } = await target.pool.query(`insert into audit_log (at, action, outcome) values ($1, 'x', 'done') returning id`, [AT]);
    expect(rows).toEqual([{ id: 4 }]);
    expect((await target.pool.query('select task_identifier from graphile_worker.jobs')).rows).toEqual([{ task_identifier: 'later' }]);
  });

  test('a database that holds data is refused and stays as it is', async () => {
    const target = await testDatabase();
    await target.pool.query(`insert into instance values (1, 'demo', true, $1, '{}')`, [AT]);
    await target.pool.query(
      `insert into users (user_id, account, display_name, role, created_at) values (gen_random_uuid(), 'a', 'a', 'clerk', $1)`,
      [AT],
    );
    const before = await everything(target);
    await expect(restore(target, file, AT)).rejects.toMatchObject({ code: 'RESTORE_REFUSED' });
    expect(await everything(target)).toEqual(before);
  });

  test('a file cut short, changed in one byte, of another schema or of another kind is refused whole', async () => {
    const whole = await readFile(file);
    const text = gunzipSync(whole);
    const changed = Buffer.from(text);
    const at = changed.indexOf('batch.closed');
    changed.write('batch.cl0sed', at);
    const versions: Record<string, Buffer> = {
      'cut in the stream': whole.subarray(0, Math.floor(whole.length / 2)),
      'cut at a line': gzipSync(text.subarray(0, text.lastIndexOf('\n', text.length - 2) + 1)),
      'one byte': gzipSync(changed),
      'another schema': gzipSync(Buffer.from(text.toString('latin1').replace(/"hash":"../u, '"hash":"zz'), 'latin1')),
      'not gzip': Buffer.from('{}'),
      nothing: Buffer.alloc(0),
    };
    const target = await testDatabase({ empty: true });
    for (const [name, bytes] of Object.entries(versions)) {
      const bad = join(directory, 'bad.gz');
      await writeFile(bad, bytes);
      await expect(restore(target, bad, AT), name).rejects.toMatchObject({ code: 'RESTORE_REFUSED' });
      const held = await target.pool
        .query(`select to_regclass('journal') is not null and exists (select from journal) as held`)
        .catch(() => ({ rows: [{ held: false }] }));
      expect(held.rows, name).toEqual([{ held: false }]);
    }
  });
});
