import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import type { Caller } from '../access/index.ts';
import { buildCalendar, type CalendarContent } from '../calendar/index.ts';
import { deadlinesOf, dueOf, recompute } from '../deadlines/index.ts';
import { XinhengError } from '../errors/index.ts';
import { extend, fire, recuse, resume, runCases, suspend, type Case } from './index.ts';
import { loadCase, procedureOf } from './service/session.ts';
import { effectsOf, effectsTable, furnish, openTest, PEOPLE, serveTest } from './testing/house.ts';
import { notices } from '../../../test/support/case-histories.ts';
import { runs } from '../../../test/support/runs.ts';
import { nextDay } from './testing/oracle.ts';

let kernel: TestKernel;
let shipped: CalendarContent[];
beforeAll(async () => {
  kernel = await testKernel();
  await effectsTable(kernel);
  await furnish(kernel);
  shipped = kernel.policy.all<CalendarContent>('calendar').map(({ content }) => content);
});

const people = fc.constantFrom<keyof typeof PEOPLE>(...(Object.keys(PEOPLE) as (keyof typeof PEOPLE)[]));
const STEPS = ['notify', 'withdraw', 'answer', 'decide', 'list', 'lapse', 'expire'];
const doing = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('fire' as const),
      step: fc.constantFrom(...STEPS),
      who: people,
      result: fc.constantFrom('none', 'warned', 'listed'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('serve' as const),
      document: fc.constantFrom('notice', 'decision'),
      late: fc.integer({ min: 0, max: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      days: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constant(400)),
    }),
  },
  fc.record({ do: fc.constantFrom('suspend' as const, 'resume' as const, 'extend' as const), who: people }),
  fc.record({
    do: fc.constant('recuse' as const),
    who: people,
    whom: fc.constantFrom('officer-2', 'reviewer', 'director-2'),
  }),
  fc.record({ do: fc.constant('calendar' as const), notice: notices }),
);
type Doing = typeof doing extends fc.Arbitrary<infer D> ? D : never;

/** Mostly the way it should go, with anything in between. */
const way = fc.array(doing, { maxLength: 8 }).map((extra): Doing[] => {
  const path: Doing[] = [
    { do: 'fire', step: 'notify', who: 'officer', result: 'warned' },
    { do: 'serve', document: 'notice', late: 0 },
    { do: 'wait', days: 9 },
    { do: 'fire', step: 'decide', who: 'director', result: 'warned' },
    { do: 'serve', document: 'decision', late: 0 },
    { do: 'wait', days: 400 },
  ];
  return extra.reduce<Doing[]>((all, each, i) => all.toSpliced((i * 5) % (all.length + 1), 0, each), path);
});

async function perform(caseId: string, each: Doing, today: string): Promise<void> {
  const reason = '示例';
  const who: Caller = 'who' in each ? PEOPLE[each.who] : PEOPLE.officer;
  switch (each.do) {
    case 'fire': {
      const fields =
        each.step === 'notify' ? { facts: reason, result: each.result } : each.step === 'decide' ? { result: each.result } : {};
      await fire(kernel, { caseId, transition: each.step, fields }, who);
      return;
    }
    case 'serve':
      await serveTest(kernel, caseId, each.document, nextDay(today, -each.late));
      return;
    case 'suspend':
      await suspend(kernel, { caseId, ground: 'examination', reason }, who);
      return;
    case 'resume':
      await resume(kernel, { caseId, reason }, who);
      return;
    case 'extend':
      await extend(kernel, { caseId, period: 'limit', length: 9, reason }, who);
      return;
    case 'recuse':
      await recuse(kernel, { caseId, account: each.whom, reason }, who);
      return;
    case 'calendar':
      kernel.calendar = buildCalendar([...shipped.filter((one) => !('year' in one) || one.year !== 2027), each.notice]);
      await kernel.db.tx((tx) => recompute(tx, kernel));
      return;
    case 'wait':
  }
}

/** Whatever was refused, was refused by name: anything else is a fault of the engine. */
async function tried(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    expect(error).toBeInstanceOf(XinhengError);
    expect((error as XinhengError).code).not.toBe('INTERNAL');
  }
}

async function folded(caseId: string) {
  return kernel.db.tx((tx) => loadCase(tx, kernel, caseId, false));
}

/** What must hold after each step. */
async function check(caseId: string, told: Map<string, string>): Promise<Case> {
  const loaded = await folded(caseId);
  const { case: of } = loaded;
  const { rows } = await sql<Record<string, unknown>>`select * from cases where case_id = ${caseId}`.execute(kernel.db.kysely);
  expect(rows[0]).toMatchObject({
    state: of.state,
    version: of.version,
    handler: of.handler,
    closed_on: of.closedOn,
    edition: of.edition,
    suspended_since: of.suspendedSince,
  });
  const deadlines = await kernel.db.tx((tx) => deadlinesOf(tx, { objectKind: 'case', objectId: caseId }));
  for (const { period, started, due, served, closedOn } of of.periods) {
    const row = deadlines.find((each) => each.rule === `test-adverse/${period}` && each.started === started && each.state !== 'void');
    if (closedOn !== null || due === null) continue;
    // The row, the fold and a count from the row's own facts are one and the same, but for what a party was told.
    expect(row).toMatchObject({
      due,
      closed_on: null,
      days: of.periods.find((each) => each.period === period)!.length,
    });
    const counted = dueOf(kernel.calendar, { ...row!, pauses: row!.pauses }).due;
    expect(served ? counted <= due : counted === due).toBe(true);
    if (served) expect(due >= (told.get(`${period}/${started}`) ?? due)).toBe(true);
    if (served) told.set(`${period}/${started}`, due);
  }
  checkSteps(of, procedureOf(loaded));
  return of;
}

function checkSteps(of: Case, procedure: ReturnType<typeof procedureOf>): void {
  const fired = of.steps.filter(({ kind }) => kind === 'fire');
  const by = (what: string) => of.steps.filter((step) => step.kind === 'fire' && step.what === what);
  for (const step of fired) {
    const { notWho } = procedure.transitions.find(({ id }) => id === step.what)!;
    const before = of.steps.filter(({ n, kind, what }) => n < step.n && notWho.includes(kind === 'open' ? 'open' : what));
    expect(before.map((each) => each.by)).not.toContain(step.by);
    const recusedBefore = of.steps.filter(({ n, kind }) => kind === 'recuse' && n < step.n).map(({ what }) => what);
    expect(recusedBefore).not.toContain(step.by);
  }
  const window = of.periods.find(({ period }) => period === 'window');
  if (window?.due != null) {
    for (const { on } of [...by('decide'), ...by('lapse')]) expect(on > window.due).toBe(true);
    for (const { on } of by('answer')) expect(on <= window.due || window.provisional).toBe(true);
  }
}

test(item(28, 'procedures: whatever is tried in whatever order, case, projection and terms agree, and no rule is broken'), async () => {
  await fc.assert(
    fc.asyncProperty(way, async (doings) => {
      let today = '2026-11-24';
      kernel.clock.set(`${today}T04:00:00Z`);
      kernel.calendar = buildCalendar(shipped);
      const { caseId } = await openTest(kernel);
      const told = new Map<string, string>();
      for (const each of doings) {
        if (each.do === 'wait') today = nextDay(today, each.days);
        kernel.clock.set(`${today}T04:00:00Z`);
        await tried(perform(caseId, each, today));
        if (each.do === 'wait' || each.do === 'calendar') expect(await runCases(kernel)).toMatchObject({ failed: 0 });
        await check(caseId, told);
      }
      const { steps } = (await folded(caseId)).case;
      const effects = steps.filter(({ kind, what }) => kind === 'fire' && ['list', 'expire'].includes(what)).map(({ what }) => what);
      expect(await effectsOf(kernel, caseId)).toEqual(effects.toSorted());
    }),
    { numRuns: runs(16) },
  );
});
