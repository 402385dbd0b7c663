import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { item } from '../support/item.ts';
import { withDatabase } from '../support/url.ts';
import { ACTS, writeActs, writeRegistrations } from './intake-files.ts';
import { look, NOTHING_SEEN, stateOf, type Seen } from './intake-state.ts';
import { dataDirectory, environmentOf, MAIN, queryAt, until, urlOf, xinheng, type Variables } from './program.ts';

/** More with XINHENG_KILLS, in the long checks. */
const KILLS = Number(process.env['XINHENG_KILLS'] ?? 2);
/** A separate server, else the embedded one of each data directory. */
const SERVER = process.env['TEST_DATABASE_URL'] || undefined;

/** Where one life of the program takes place. */
interface Place {
  data: string;
  url: string;
  variables: Variables;
}

const made: string[] = [];
afterAll(async () => {
  for (const name of made) await onServer(`drop database if exists ${name} with (force)`);
});

async function place(): Promise<Place> {
  const data = dataDirectory();
  const demo = { XINHENG_JURISDICTION: 'demo' };
  if (SERVER === undefined) return { data, url: urlOf(data), variables: demo };
  const name = `xh_kill_${process.pid}_${made.length}`;
  await onServer(`create database ${name} template template0 encoding 'UTF8' locale 'C.UTF-8'`);
  made.push(name);
  const url = withDatabase(SERVER, name);
  return { data, url, variables: { ...demo, DATABASE_URL: url } };
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: SERVER });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const intake = (file: string, mapping: string): string[] => [
  'intake',
  'run',
  file,
  '--mapping',
  mapping,
  '--organ',
  'demo-amr',
  '--no-wait',
  '--json',
];

function register({ data, variables }: Place): void {
  const ended = xinheng(data, intake(writeRegistrations(data), 'registrations'), variables);
  expect(ended.code, ended.err.join('\n')).toBe(0);
}

/** Runs a file to its end; the counters of its receipt, without what differs between two lives. */
function toTheEnd({ data, variables }: Place, file: string): Record<string, unknown> {
  const ended = xinheng(data, intake(file, 'penalties-2018'), variables);
  expect(ended.code, ended.err.join('\n')).toBe(0);
  const { batch: _, seconds: __, earlier: ___, ...counts } = JSON.parse(ended.out) as Record<string, unknown>;
  return counts;
}

const ended = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/**
 * Starts the file's intake and kills it at a random point: while it starts and reads again what is committed, or some
 * chunks on, anywhere within the next. False when it was at its end before.
 */
async function runAndKill(at: Place, file: string, seen: Seen): Promise<{ killed: boolean; seen: Seen }> {
  const child = spawn(process.execPath, [MAIN, ...intake(file, 'penalties-2018')], {
    env: environmentOf(at.data, at.variables),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
  let last = seen;
  if (randomInt(5) > 0) {
    const enough = seen.chunks.length + randomInt(1, 3);
    await until(async () => {
      last = (await ifUp(at, () => look(at.url, last))) ?? last;
      return ended(child) || last.chunks.length >= enough;
    });
    await pause(randomInt(250));
  } else {
    await pause(randomInt(1_500));
  }
  child.kill('SIGKILL');
  await until(() => ended(child));
  if (child.signalCode === 'SIGKILL') return { killed: true, seen: last };
  expect(child.exitCode, errors).toBe(0);
  return { killed: false, seen: last };
}

/** Whether the database is up: the embedded one comes with the command that uses it. */
async function answers({ url }: Place): Promise<boolean> {
  return queryAt(url, 'select 1').then(
    () => true,
    () => false,
  );
}

/** Undefined when the embedded database is down, or goes down meanwhile. */
async function ifUp<T>(at: Place, ask: () => Promise<T>): Promise<T | undefined> {
  if (!(await answers(at))) return undefined;
  try {
    return await ask();
  } catch (error) {
    if (await answers(at)) throw error;
    return undefined;
  }
}

/** Asks while a command that only lists keeps the database up. */
async function whileUp<T extends object>(at: Place, ask: () => Promise<T>): Promise<T> {
  for (;;) {
    const child = spawn(process.execPath, [MAIN, 'intake', 'batches', '--json'], {
      env: environmentOf(at.data, at.variables),
      stdio: 'ignore',
    });
    await until(async () => ended(child) || (await answers(at)));
    const answer = await ifUp(at, ask);
    await until(() => ended(child));
    expect(child.exitCode).toBe(0);
    if (answer !== undefined) return answer;
  }
}

describe('kill -9 in the middle of a file', () => {
  test(
    item(25, 'nothing is lost and nothing doubled: the end is that of an undisturbed run'),
    async () => {
      const shaken = await place();
      register(shaken);
      let seen = NOTHING_SEEN;
      let kills = 0;
      let rounds = 0;
      const shakenCounts = [];
      // Each round is another file: one that is at its end cannot be killed any more.
      while (kills < KILLS) {
        const file = writeActs(shaken.data, rounds++);
        let whole = false;
        while (!whole && kills < KILLS) {
          const run = await runAndKill(shaken, file, seen);
          ({ seen } = run);
          if (run.killed) kills++;
          whole = !run.killed;
        }
        shakenCounts.push(toTheEnd(shaken, file));
        seen = await whileUp(shaken, () => look(shaken.url, seen));
      }

      const calm = await place();
      register(calm);
      const calmCounts = [];
      for (let round = 0; round < rounds; round++) calmCounts.push(toTheEnd(calm, writeActs(calm.data, round)));

      expect(shakenCounts).toEqual(calmCounts);
      const stateIn = (each: Place): Promise<object> => whileUp(each, () => stateOf(each.url));
      expect(await stateIn(shaken)).toEqual(await stateIn(calm));
      const verified = xinheng(shaken.data, ['journal', 'verify', '--json'], shaken.variables);
      expect(verified.code, verified.err.join('\n')).toBe(0);
      const where = SERVER === undefined ? 'embedded' : 'server';
      console.log(`kills: ${kills} on ${where}, rows ${rounds * ACTS}, end state equal`);
    },
    // Not a measure of speed: a bound for what hangs.
    180_000 + KILLS * 15_000,
  );
});
