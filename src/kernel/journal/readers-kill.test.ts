import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileForChildren } from '../../../test/support/compile.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { item } from '../../../test/support/item.ts';
import { systemIds } from '../ids/index.ts';
import { append } from './index.ts';
import type { NewEvent } from './types.ts';

/** More with XINHENG_KILLS, in the long checks. */
const KILLS = Number(process.env['XINHENG_KILLS'] ?? 3);
const CHILD = join(import.meta.dirname, '../../../test/support/readers-child.mjs');
const sentFile = join(mkdtempSync(join(tmpdir(), 'xh-outbox-')), 'sent');

let db: TestDatabase;
let compiled: ReturnType<typeof compileForChildren>;
beforeAll(async () => {
  db = await testDatabase();
  compiled = compileForChildren();
  await sql`create table effects (n bigint generated always as identity, seq bigint not null)`.execute(db.kysely);
});
afterAll(() => {
  compiled.remove();
  rmSync(join(sentFile, '..'), { recursive: true, force: true });
});

const event = (i: number): NewEvent => ({
  type: 'test.done',
  subjectId: null,
  object: `o${i}`,
  version: 1,
  content: {},
  salt: systemIds.salt(),
  home: 'object',
});
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function start(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [CHILD, compiled.directory, db.url, sentFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function counts(): Promise<{ effects: number; open: number }> {
  const { rows } = await sql<{ effects: number; open: number }>`
    select (select count(*) from effects) as effects,
           (select count(*) from outbox where sent_at is null) as open`.execute(db.kysely);
  return rows[0]!;
}

describe(item(28, 'journal: readers'), () => {
  test(
    'kill -9 at any moment: no effect skipped or repeated; what goes outside goes at least once, with its own key',
    async () => {
      let last = 0;
      for (let round = 0; round < KILLS; round += 1) {
        const child = await start();
        const before = (await counts()).effects;
        const events = Array.from({ length: 400 }, (_, i) => event(i));
        last = (await db.tx((tx) => append(tx, events, new Date('2026-11-24T04:00:00Z')))).last;
        // Once it is at work, a little later each round: each kill hits another place.
        while ((await counts()).effects === before) await pause(1);
        await pause(round * 7);
        await kill(child);
        // Effects and cursor agree at the moment of death.
        const { rows } = await sql<{ cursor: number; effects: number }>`
        select cursor, (select count(*) from effects) as effects from readers where name = 'killed'`.execute(db.kysely);
        expect(rows[0]!.cursor).toBe(rows[0]!.effects);
      }
      const child = await start();
      for (let now = await counts(); now.effects < last || now.open > 0; now = await counts()) await pause(20);
      await kill(child);
      const { rows } = await sql<{ seq: number }>`select seq from effects order by n`.execute(db.kysely);
      const all = Array.from({ length: last }, (_, i) => i + 1);
      expect(rows.map((row) => row.seq)).toEqual(all);
      const sent = readFileSync(sentFile, 'utf8').trimEnd().split('\n');
      expect(new Set(sent)).toEqual(new Set(all.map((seq) => `killed:${seq}`)));
    },
    60_000 + 10_000 * KILLS,
  );
});
