import { isDeepStrictEqual } from 'node:util';
import type { Caller } from '../../access/index.ts';
import type { Kernel } from '../../context.ts';
import type { Tx } from '../../db/index.ts';
import { XinhengError } from '../../errors/index.ts';
import type { NewEvent } from '../../journal/index.ts';
import type { CaseTransition, ProcedureContent } from '../../policy/index.ts';
import { absentFor } from '../absences.ts';
import { fold, isAdverse } from '../fold.ts';
import { requireOfficial } from '../gate.ts';
import { actsForParty, CLOCK, may, type Acting } from '../may.ts';
import { forParty } from '../party.ts';
import { changedMeanwhile, refuse, refusalOf } from '../refusal.ts';
import { hindrancesOf, required } from '../required.ts';
import type { Case, FieldValues, Refusal, Step } from '../types.ts';
import { checkFields, heavier, isHeavier } from '../values.ts';
import { runClock } from './clock.ts';
import { finish } from './finish.ts';
import { requirePapers } from './papers.ts';
import { beginSession, documentIn, procedureOf, type Session } from './session.ts';
import { takeStep } from './step.ts';

/** A step that somebody asks for. */
export interface Firing {
  caseId: string;
  transition: string;
  fields?: Readonly<Record<string, unknown>>;
  /** The version that the person saw; another one now is a CONFLICT that names who did what meanwhile. */
  version?: number | undefined;
  /** The same key again gives the first answer again. */
  key?: string | null | undefined;
}

export interface Fired {
  /** As it was when the step had been taken, with what followed by itself. */
  case: Case;
  step: Step;
  /** Papers that the step made. */
  papers: readonly { kind: string; documentId: string; number: string | null }[];
  /** An earlier answer, given again. */
  repeated: boolean;
}

/** Takes a step, in a transaction of its own: see `fireIn`. */
export async function fire(kernel: Kernel, firing: Firing, caller: Caller): Promise<Fired> {
  return kernel.db.tx((tx) => fireIn(tx, kernel, firing, caller));
}

/**
 * Takes a step in the caller's transaction, as its last statement (it appends to the journal, with the events of the room
 * in `more`). The case is locked first: of two at once the second is told what the first did. Throws NOT_FOUND, CONFLICT,
 * IDEMPOTENCY_MISMATCH, and refusals (FORBIDDEN, SAME_PERSON, NOT_OPEN, STEP_REFUSED) that say why, by which rule, what can be
 * done instead and whom to ask; BAD_INPUT for fields and papers; and whatever the effect throws. Then nothing has happened.
 */
export async function fireIn(tx: Tx, kernel: Kernel, firing: Firing, caller: Caller, more: readonly NewEvent[] = []): Promise<Fired> {
  if (caller.account === null) throw new XinhengError('UNAUTHENTICATED');
  const session = await beginSession(tx, kernel, firing.caseId, caller, await absentFor(tx, kernel, caller));
  const earlier = firing.key == null ? undefined : session.steps.find(({ key }) => key === firing.key);
  if (earlier !== undefined) return again(session, earlier, firing);
  const { transition, acting, fields } = checkedFiring(session, firing);
  // Rules may have changed since the case was opened. What gives rights back needs no signature.
  const gives = isAdverse(procedureOf(session), session.case.state);
  if (transition.makes.length > 0 && !gives)
    await requireOfficial(tx, kernel, documentIn(kernel, session.case.procedure, session.case.edition));
  const step = await takeStep(session, caller, acting, transition, fields, firing.key ?? null);
  await runClock(session);
  await finish(session, 'case.step', { transition: transition.id, number: session.case.number }, more);
  return answer(session.case, step, false);
}

interface CheckedFiring {
  transition: CaseTransition;
  acting: Acting;
  fields: FieldValues;
}

/** All that must hold before anything is done; throws as `fireIn`. */
export function checkedFiring(session: Session, firing: Firing): CheckedFiring {
  const procedure = procedureOf(session);
  if (firing.version !== undefined && firing.version !== session.case.version) {
    throw changedMeanwhile({ ...session, case: told(session), procedure }, firing.version);
  }
  const transition = procedure.transitions.find(({ id }) => id === firing.transition);
  if (transition === undefined) throw new XinhengError('NOT_FOUND', { what: firing.transition.slice(0, 60) });
  const { acting, refusal } = refusalFor(session, procedure, transition);
  if (refusal !== null) throw refusalError(session, transition, refusal);
  const fields = checkFields(transition.fields, firing.fields ?? {});
  if (isHeavier(session.case, procedure, transition, fields)) throw heavier();
  requirePapers(session.case, transition);
  return { transition, acting, fields };
}

type Allowed = { acting: Acting; refusal: null } | { acting: null; refusal: Refusal };

/** State first, then person, then time: what another did meanwhile is the better answer than "not yet". */
function refusalFor(session: Session, procedure: ProcedureContent, transition: CaseTransition): Allowed {
  const { case: of, caller, absent, today } = session;
  if (of.closedOn !== null || !transition.from.includes(of.state)) {
    return { acting: null, refusal: { code: 'NOT_OPEN', what: of.state, opens: null } };
  }
  const who = may(of, transition, caller, absent, today);
  const hindrance = refusalOf(hindrancesOf(of, procedure, transition, today));
  return who.refusal === null && hindrance !== null ? { acting: null, refusal: hindrance } : who;
}

function refusalError(session: Session, transition: CaseTransition, refusal: Refusal): XinhengError {
  const { kernel, case: of, people, caller, absent, today } = session;
  const procedure = procedureOf(session);
  const open = required(of, procedure, kernel.calendar, today)
    .filter((each) => each.open && may(of, each.transition, caller, absent, today).refusal === null)
    .map((each) => each.transition.title);
  return refuse({ kernel, case: told(session), people, procedure, transition, refusal, open });
}

/** To the party the organ answers, not its officer. */
function told({ case: of, caller, today }: Session): Case {
  return actsForParty(of, caller, today, 'see') ? forParty(of) : of;
}

function again(session: Session, earlier: Step, firing: Firing): Fired {
  const transition = procedureOf(session).transitions.find(({ id }) => id === firing.transition);
  const fields = checkFields(transition?.fields ?? [], firing.fields ?? {});
  const same = earlier.what === firing.transition && earlier.by === session.caller.account;
  if (!same || !isDeepStrictEqual(fields, earlier.fields)) {
    throw new XinhengError('IDEMPOTENCY_MISMATCH');
  }
  const { steps } = session;
  const next = steps.find(({ n, at, by, kind }) => n > earlier.n && !followed({ at, by, kind }, earlier));
  const then = steps.slice(0, next === undefined ? steps.length : next.n - 1);
  return answer(fold(session.case.caseId, then, session.with), earlier, true);
}

/** Steps that came with another one in the same transaction. */
function followed(step: Pick<Step, 'at' | 'by' | 'kind'>, earlier: Step): boolean {
  const own = step.kind === 'document' && step.by === earlier.by;
  return step.at.getTime() === earlier.at.getTime() && (own || step.by === CLOCK.account);
}

function answer(of: Case, step: Step, repeated: boolean): Fired {
  const after = of.steps.slice(step.n);
  const papers = after
    .filter((each) => each.kind === 'document' && each.by === step.by && each.at.getTime() === step.at.getTime())
    .map(({ what, fields }) => ({
      kind: what,
      documentId: String(fields['document']),
      number: typeof fields['number'] === 'string' ? fields['number'] : null,
    }));
  return { case: of, step, papers, repeated };
}
