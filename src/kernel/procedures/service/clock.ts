import { CLOCK } from '../may.ts';
import { clockStep } from '../clock.ts';
import { takeStep } from './step.ts';
import { procedureOf, type Session } from './session.ts';

/** More in a row than any procedure has: one that goes in a circle by itself would never come to rest. */
const MOST = 20;

/**
 * Takes the steps that follow by themselves: a document was served, a last day is over. The clock has no part in what people
 * must decide, so only its own steps are taken. Answers how many.
 */
export async function runClock(session: Session): Promise<number> {
  for (let taken = 0; taken < MOST; taken += 1) {
    const transition = clockStep(session.case, procedureOf(session), session.today);
    if (transition === undefined) return taken;
    await takeStep(session, CLOCK, { account: CLOCK.account!, role: null, standsInFor: null }, transition, {}, null);
  }
  throw new TypeError(`procedure ${session.case.procedure} goes in a circle by the clock`);
}
