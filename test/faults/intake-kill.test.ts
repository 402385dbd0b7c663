import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  csv,
  PENALTY_HEADING,
  penalty,
  REGISTRATION_HEADING,
  registration,
} from '../../src/registry/intake/testing/files.ts';
import { item } from '../support/item.ts';
import { dataDirectory, environmentOf, MAIN, query, until, xinheng } from './program.ts';

const DEMO = { XINHENG_JURISDICTION: 'demo' };
const BODIES = 3_000;
const ACTS = 26_000;

/** Every fate occurs: clean, held, wrong amount, wrong name, wrong code, twice in the file, not registered yet. */
function act(n: number): string[] {
  const body = 1 + (n % (BODIES + 40));
  const number = { CF_WSH: `示市监罚〔2026〕${n}号`, CF_JDRQ: '2025-11-20' };
  switch (n % 53) {
    case 3:
      return penalty(body, { ...number, CF_SY: '负责人王小明在场。' });
    case 7:
      return penalty(body, { ...number, CF_NR_FK: '2000' });
    case 11:
      return penalty(body, { ...number, CF_XDR_MC: '虚构建筑工程有限公司' });
    case 17:
      return penalty(body, { ...number, CF_XDR_SHXYM: '91509900MX00000000' });
    case 23:
      // The same document a second time: the row of 22 places before.
      return penalty(1 + ((n - 22) % (BODIES + 40)), { CF_WSH: `示市监罚〔2026〕${n - 22}号`, CF_JDRQ: '2025-11-20' });
    default:
      return penalty(body, number);
  }
}

function writeFiles(data: string): { registrations: string; acts: string } {
  const files = { registrations: join(data, 'registrations.csv'), acts: join(data, 'acts.csv') };
  writeFileSync(
    files.registrations,
    csv(
      REGISTRATION_HEADING,
      Array.from({ length: BODIES }, (_, i) => registration(i + 1)),
    ),
  );
  writeFileSync(
    files.acts,
    csv(
      PENALTY_HEADING,
      Array.from({ length: ACTS }, (_, i) => act(i + 1)),
    ),
  );
  return files;
}

const run = (file: string, mapping: string): string[] => [
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

/** What is in, without what is drawn anew each time (ids, salts, times). */
async function stateOf(data: string): Promise<unknown> {
  const [records] = await query(
    data,
    `select md5(string_agg(to_jsonb(x)::text, '|' order by x.document_no)) as sum, count(*)::int as n from (
    select s.uscc, r.document_no, r.decided, r.content, r.held, r.released_on, r.version, r.row_no, r.report_due, r.days_late from records r join subjects s using (subject_id)) x`,
  );
  const [subjects] = await query(data, 'select count(*)::int as n, count(distinct uscc)::int as codes from subjects');
  const [acts] = await query(
    data,
    'select (select count(*) from acts)::int as acts, (select count(*) from act_keys)::int as keys, (select count(*) from record_history)::int as history',
  );
  const waiting = await query(data, `select key, row_no, state from intake_waiting order by row_no`);
  const findings = await query(data, 'select row_no, code, fate, params from intake_findings order by row_no, code');
  const batches = await query(
    data,
    `select number, state, rows_read, accepted, replaced, unchanged, waiting, returned, rejected, held, reasons,
    (select string_agg(fates, '' order by first_row) from intake_chunks c where c.batch_id = b.batch_id) as fates from intake_batches b order by number`,
  );
  const [journal] = await query(
    data,
    'select count(*)::int as n, max(seq)::int as last, (select seq::int from journal_head) as head from journal',
  );
  return { records, subjects, acts, waiting, findings, batches, journal };
}

describe('kill -9 in the middle of a file', () => {
  test(item(25, 'nothing is lost and nothing doubled: the end is that of an undisturbed run'), async () => {
    const calm = dataDirectory();
    const calmFiles = writeFiles(calm);
    expect(xinheng(calm, run(calmFiles.registrations, 'registrations'), DEMO).code).toBe(0);
    const whole = xinheng(calm, run(calmFiles.acts, 'penalties-2018'), DEMO);
    expect(whole.code).toBe(0);

    const shaken = dataDirectory();
    const files = writeFiles(shaken);
    expect(xinheng(shaken, run(files.registrations, 'registrations'), DEMO).code).toBe(0);
    const [points] = fc.sample(fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }), {
      numRuns: 1,
    });
    let killed = 0;
    for (const point of points!.toSorted()) {
      const child = spawn(process.execPath, [MAIN, ...run(files.acts, 'penalties-2018')], {
        env: environmentOf(shaken, DEMO),
        stdio: 'ignore',
      });
      const chunks = async (): Promise<number> =>
        (
          await query<{ n: number }>(
            shaken,
            "select count(*)::int as n from intake_chunks join intake_batches b using (batch_id) where b.mapping = 'penalties-2018'",
          ).catch(() => [{ n: 0 }])
        )[0]!.n;
      await until(async () => child.exitCode !== null || (await chunks()) >= point);
      child.kill('SIGKILL');
      await until(() => child.exitCode !== null || child.signalCode !== null);
      if (child.signalCode === 'SIGKILL') killed++;
    }
    expect(killed).toBeGreaterThan(0);
    const last = xinheng(shaken, run(files.acts, 'penalties-2018'), DEMO);
    expect(last.code).toBe(0);
    const { batch: _, seconds: __, earlier: ___, ...counts } = JSON.parse(last.out) as Record<string, unknown>;
    const {
      batch: ____,
      seconds: _____,
      earlier: ______,
      ...calmCounts
    } = JSON.parse(whole.out) as Record<string, unknown>;
    expect(counts).toEqual(calmCounts);
    // A command keeps the database for a moment after its end; a status call attaches to it or starts it again.
    for (const data of [calm, shaken]) expect(xinheng(data, ['db', 'status', '--json'], DEMO).code).toBe(0);
    expect(await withDatabase(shaken)).toEqual(await withDatabase(calm));
  });
});

/** Reads the state while a command that only lists keeps the database up. */
async function withDatabase(data: string): Promise<unknown> {
  for (;;) {
    const child = spawn(process.execPath, [MAIN, 'intake', 'batches', '--json'], {
      env: environmentOf(data, DEMO),
      stdio: 'ignore',
    });
    try {
      return await stateOf(data);
    } catch {
      await until(() => child.exitCode !== null);
    }
  }
}
