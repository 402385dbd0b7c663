import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { environmentOf, linesOf, MAIN, query, serve, startedOnce, until, urlOf } from './program.ts';

const BACKUP = `select pid from pg_stat_activity where application_name = 'xinheng backup' and wait_event_type = 'Lock'`;

test('a connection lost in the middle of a command is one clear line, exit 3, and leaves no half file', async () => {
  const data = startedOnce();
  const served = await serve(data);
  const file = join(data, 'backup.gz');
  const holder = new pg.Client({ connectionString: urlOf(data) });
  await holder.connect();
  await holder.query('begin; lock table subjects in access exclusive mode');
  const command = spawn(process.execPath, [MAIN, 'db', 'backup', file], { env: environmentOf(data) });
  let err = '';
  command.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise((resolve) => command.once('exit', resolve));
  await until(async () => (await query(data, BACKUP)).length === 1);
  await query(data, `select pg_terminate_backend(pid) from (${BACKUP}) waiting`);
  expect(await ended).toBe(3);
  expect(linesOf(err)).toHaveLength(1);
  expect(err).toContain('DATABASE_LOST');
  await holder.end();
  expect(() => rmSync(file)).toThrow('ENOENT');
  served.process.kill('SIGTERM');
  expect(await served.ended).toBe(0);
});

test('the server outlives the loss of all its connections', async () => {
  const data = startedOnce();
  const served = await serve(data);
  for (let round = 0; round < 3; round += 1) {
    await query(
      data,
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
    );
    await until(async () => (await fetch(`${served.address}/readyz`).catch(() => undefined))?.status === 200);
  }
  expect((await fetch(`${served.address}/healthz`)).status).toBe(200);
  served.process.kill('SIGTERM');
  expect(await served.ended).toBe(0);
});
