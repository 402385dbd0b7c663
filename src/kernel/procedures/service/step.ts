import type { Caller } from '../../access/index.ts';
import type { CaseTransition } from '../../policy/index.ts';
import { getCaseEffect } from '../effects.ts';
import type { Acting } from '../may.ts';
import type { FieldValues, Step } from '../types.ts';
import { makePapers } from './papers.ts';
import { procedureOf, take, type Session } from './session.ts';

/** One transition with all that belongs to it: papers, effect. Whoever may is settled before. */
export async function takeStep(
  session: Session,
  caller: Caller,
  acting: Acting,
  transition: CaseTransition,
  fields: FieldValues,
  key: string | null,
): Promise<Step> {
  const step = take(session, acting, { kind: 'fire', what: transition.id, to: transition.to, fields, key });
  await makePapers(session, transition, acting);
  if (transition.effect !== undefined) {
    const { tx, kernel, case: of, today, now } = session;
    const context = { kernel, caller, case: of, procedure: procedureOf(session), transition, fields, today, now };
    session.events = [...session.events, ...(await getCaseEffect(kernel, transition.effect).run(tx, context))];
  }
  return step;
}
