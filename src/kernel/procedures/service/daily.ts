import { sql } from 'kysely';
import type { Kernel } from '../../context.ts';
import { on, type IsoDate } from '../../db/index.ts';
import { faultLine } from '../../outbox/index.ts';
import type { ProcedureContent } from '../../policy/index.ts';
import { requireOfficial } from '../gate.ts';
import { CLOCK } from '../may.ts';
import { SOON } from '../required.ts';
import type { CaseTables } from '../store.ts';
import { runClock } from './clock.ts';
import { finish, reproject } from './finish.ts';
import { remind } from './remind.ts';
import { beginSession, CASE_OBJECT, documentIn, take, type Session } from './session.ts';

export interface CasesRun {
  /** Brought under a newer edition of their procedure. */
  moved: number;
  /** Days counted anew because the calendar changed. */
  counted: number;
  /** Steps that the clock took. */
  taken: number;
  /** Messages about last days that are near, have come or have passed. */
  reminded: number;
  /** Left as they were; the next run tries again. */
  failed: number;
}

const AS_CLOCK = { account: CLOCK.account!, role: null, standsInFor: null };

/**
 * The day's work on cases, each in a transaction of its own: a newer edition that moves running cases, a changed calendar,
 * what follows because a day has passed, and who is to be reminded. May run twice for a day.
 */
export async function runCases(kernel: Kernel): Promise<CasesRun> {
  const run: CasesRun = { moved: 0, counted: 0, taken: 0, reminded: 0, failed: 0 };
  const today = kernel.clock.today().toString();
  for (const { caseId, to } of await toMove(kernel, today)) {
    run.moved += await one(kernel, caseId, run, (session) => move(session, to));
  }
  for (const caseId of await openCases(kernel, sql<boolean>`calendar <> ${kernel.calendar.version}`)) {
    run.counted += await one(kernel, caseId, run, async (session) => {
      await reproject(session);
      return 1;
    });
  }
  for (const caseId of await openCases(kernel, sql<boolean>`clock_on <= ${today}::date`)) {
    run.taken += await one(kernel, caseId, run, async (session) => {
      const taken = await runClock(session);
      if (taken > 0) await finish(session, 'case.clock', { number: session.case.number, taken });
      return taken;
    });
  }
  for (const caseId of await falling(kernel)) {
    run.reminded += await one(kernel, caseId, run, ({ tx }) => remind(tx, kernel, caseId));
  }
  return run;
}

/** Open cases with a last day within two working days, or one that has passed. */
async function falling(kernel: Kernel): Promise<string[]> {
  const soon = kernel.calendar.addWorkingDays(kernel.clock.today(), SOON).due.toString();
  const { rows } = await sql<{ caseId: string }>`
    select distinct c.case_id as "caseId" from cases c
    join v_deadlines_due d on d.object_kind = ${CASE_OBJECT} and d.object_id = c.case_id::text
    where c.closed_on is null and d.due <= ${soon}::date order by 1`.execute(kernel.db.kysely);
  return rows.map(({ caseId }) => caseId);
}

async function openCases(kernel: Kernel, which: ReturnType<typeof sql<boolean>>): Promise<string[]> {
  const rows = await on<CaseTables>(kernel.db.kysely)
    .selectFrom('cases')
    .select('case_id')
    .where('closed_on', 'is', null)
    .where(which)
    .orderBy('case_id')
    .execute();
  return rows.map((row) => row.case_id);
}

/** One that fails leaves the others alone. */
async function one(kernel: Kernel, caseId: string, run: CasesRun, work: (session: Session) => Promise<number>): Promise<number> {
  try {
    return await kernel.db.tx(async (tx) => work(await beginSession(tx, kernel, caseId, CLOCK, [])));
  } catch (error) {
    run.failed += 1;
    kernel.log.error({ case: caseId, fault: faultLine(error) }, 'the daily work on a case failed and will be tried again');
    return 0;
  }
}

/** Open cases whose procedure has a newer edition in force that takes running cases with it. */
async function toMove(kernel: Kernel, today: IsoDate): Promise<{ caseId: string; to: string }[]> {
  const ids = new Set(kernel.policy.all<ProcedureContent>('procedure').map(({ id }) => id));
  const moving = [...ids].flatMap((id) => {
    const document = kernel.policy.find<ProcedureContent>('procedure', id, today);
    return document?.content.running === 'move' ? [document] : [];
  });
  if (moving.length === 0) return [];
  const rows = await on<CaseTables>(kernel.db.kysely)
    .selectFrom('cases')
    .select(['case_id', 'procedure', 'edition'])
    .where('closed_on', 'is', null)
    .where(
      'procedure',
      'in',
      moving.map(({ id }) => id),
    )
    .orderBy('case_id')
    .execute();
  return rows.flatMap(({ case_id: caseId, procedure, edition }) => {
    const to = moving.find(({ id }) => id === procedure)!;
    return to.edition === edition ? [] : [{ caseId, to: to.edition }];
  });
}

/** Only where the new edition knows the state that the case is in: else it goes on under its own. Throws as `requireOfficial`. */
async function move(session: Session, to: string): Promise<number> {
  const { states } = session.with.procedureOf(to);
  if (session.case.edition === to || !states.some(({ id }) => id === session.case.state)) return 0;
  await requireOfficial(session.tx, session.kernel, documentIn(session.kernel, session.case.procedure, to));
  take(session, AS_CLOCK, { kind: 'move', what: to });
  await runClock(session);
  await finish(session, 'case.moved', { number: session.case.number, edition: to });
  return 1;
}
