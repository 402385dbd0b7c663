import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileForChildren } from '../../../test/support/compile.ts';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { verifyJournal } from '../journal/index.ts';
import { caseHome } from './content-home.ts';
import { loadCase } from './service/session.ts';
import { effectsTable, ORGAN, plant } from './testing/house.ts';
import { internal, transition } from './testing/procedures.ts';

/** More with XINHENG_KILLS, in the long checks. */
const KILLS = Number(process.env['XINHENG_KILLS'] ?? 2);
const CHILD = join(import.meta.dirname, '../../../test/support/cases-child.mjs');

let kernel: TestKernel;
let compiled: ReturnType<typeof compileForChildren>;
beforeAll(async () => {
  kernel = await testKernel();
  compiled = compileForChildren();
  await effectsTable(kernel);
  const any = (roles: string[]) => [{ who: 'official', organ: 'any', roles }] as never;
  const step = (id: string, from: string, to: string, role: string) =>
    transition(id, [from], to, { by: any([role]), effect: 'test.chain' });
  const title = { zh: '一步', en: 'step' };
  await plant(kernel, 'procedure', 'test-chain', {
    ...internal(),
    states: [...['proposed', 'firsted', 'seconded'].map((id) => ({ id, title })), { id: 'thirded', title, end: true }],
    transitions: [
      step('first', 'proposed', 'firsted', 'officer'),
      step('second', 'firsted', 'seconded', 'director'),
      step('third', 'seconded', 'thirded', 'officer'),
    ],
    periods: internal().periods.map((each) => ({ ...each, closedBy: ['third'] })),
  });
});
afterAll(() => compiled.remove());

async function start(mode: 'on' | 'finish'): Promise<ChildProcess> {
  const child = spawn(process.execPath, [CHILD, compiled.directory, kernel.db.url, ORGAN, mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

async function effects(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from test_effects`.execute(kernel.db.kysely);
  return rows[0]!.n;
}

/** Every case as its steps make it, every effect of a step once, every step in the journal. */
async function check(): Promise<number> {
  const { rows } = await sql<{ case_id: string; state: string; version: number; duties: number; effects: string[] }>`
    select c.case_id, c.state, c.version, (select count(*) from case_duties d where d.case_id = c.case_id) as duties,
      array(select what from test_effects e where e.case_id = c.case_id order by 1) as effects
    from cases c order by 1`.execute(kernel.db.kysely);
  await kernel.policy.reload();
  for (const row of rows) {
    const { case: of } = await kernel.db.tx((tx) => loadCase(tx, kernel, row.case_id, false));
    const fired = of.steps.filter(({ kind }) => kind === 'fire').map(({ what }) => what);
    expect(row).toMatchObject({ state: of.state, version: of.version, effects: fired.toSorted() });
    // Not stuck: somebody has it on the list until it is closed.
    expect(row.duties > 0).toBe(of.closedOn === null);
    expect(new Set(fired).size).toBe(fired.length);
  }
  const { problems } = await verifyJournal(kernel.db, [caseHome]);
  expect(problems).toEqual([]);
  const { rows: counted } = await sql<{ steps: number; events: number }>`
    select (select count(*) from case_steps) as steps, (select count(*) from journal where type = 'case.step') as events`.execute(
    kernel.db.kysely,
  );
  expect(counted[0]!.steps).toBe(counted[0]!.events);
  return rows.length;
}

describe(item(28, 'procedures: kill -9 at any moment'), () => {
  test(
    'no case is stuck, no step is doubled, and what was begun goes on',
    async () => {
      for (let round = 0; round < KILLS; round += 1) {
        const before = await effects();
        const child = await start('on');
        // Once it is at work, a little later each round: each kill hits another place.
        while ((await effects()) === before) await pause(1);
        await pause(round * 7);
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
        await check();
      }
      const last = await start('finish');
      if (last.exitCode === null) await once(last, 'exit');
      expect(last.exitCode).toBe(0);
      const cases = await check();
      expect(await effects()).toBe(3 * cases);
    },
    60_000 + 10_000 * KILLS,
  );
});
