import type { Caller } from '../../access/index.ts';
import type { Kernel } from '../../context.ts';
import { XinhengError } from '../../errors/index.ts';
import { procedureMessages } from '../messages.ts';
import { isAdverse } from '../fold.ts';
import { refuse } from '../refusal.ts';
import { periodOf } from '../required.ts';
import type { Case } from '../types.ts';
import { mustBe, onCase, reasonOf, titled } from './on-case.ts';
import { procedureOf, take, type Session } from './session.ts';

const { zh, en } = procedureMessages;
const SUSPEND = titled('suspend', { zh: zh['step.suspend'], en: en['step.suspend'] });
const RESUME = titled('resume', { zh: zh['step.resume'], en: en['step.resume'] });
const EXTEND = titled('extend', { zh: zh['step.extend'], en: en['step.extend'] });

/**
 * Time stands still from today on, on a ground of the procedure and with a reason. Throws NOT_FOUND (case, ground),
 * BAD_INPUT (no reason), STEP_REFUSED (it does already), FORBIDDEN, NOT_OPEN (also where the state cuts rights: it would last longer).
 */
export async function suspend(kernel: Kernel, input: { caseId: string; ground: string; reason: string }, caller: Caller): Promise<Case> {
  return onCase(kernel, input.caseId, caller, 'case.suspended', (session) => {
    const acting = mustBe(session, [groundOf(session, input.ground).by], SUSPEND);
    const { suspendedSince } = session.case;
    if (suspendedSince !== null) throw standsStill(session, suspendedSince);
    if (isAdverse(procedureOf(session), session.case.state)) throw notHere(session);
    take(session, acting, { kind: 'suspend', what: input.ground, reason: reasonOf(input.reason) });
    return { ground: input.ground };
  });
}

/** Time runs again from today on; the days in between do not count. Throws as `suspend`, and NOT_OPEN where it runs. */
export async function resume(kernel: Kernel, input: { caseId: string; reason: string }, caller: Caller): Promise<Case> {
  return onCase(kernel, input.caseId, caller, 'case.resumed', (session) => {
    const ground = session.case.steps.findLast(({ kind }) => kind === 'suspend')?.what;
    if (session.case.suspendedSince === null || ground === undefined) {
      throw new XinhengError('NOT_OPEN', { state: session.case.state });
    }
    const acting = mustBe(session, [groundOf(session, ground).by], RESUME);
    take(session, acting, { kind: 'resume', what: ground, reason: reasonOf(input.reason) });
    return { ground };
  });
}

/**
 * A running period gets longer, by at most so much and so many times as the procedure allows, before its last day is over.
 * Throws NOT_FOUND (period), BAD_INPUT (length, reason), STEP_REFUSED (over, or extended often enough), FORBIDDEN.
 */
export async function extend(
  kernel: Kernel,
  input: { caseId: string; period: string; length: number; reason: string },
  caller: Caller,
): Promise<Case> {
  return onCase(kernel, input.caseId, caller, 'case.extended', (session) => {
    const { case: of, people, today } = session;
    const procedure = procedureOf(session);
    if (!procedure.periods.some(({ id }) => id === input.period)) {
      throw new XinhengError('NOT_FOUND', { what: input.period.slice(0, 60) });
    }
    const { extend: allowed, id } = periodOf(procedure, input.period);
    if (allowed === undefined) throw new XinhengError('NOT_FOUND', { what: id });
    const acting = mustBe(session, [allowed.by], EXTEND);
    const { length } = input;
    if (!Number.isSafeInteger(length) || length < 1 || length > allowed.atMost) {
      throw new XinhengError('BAD_INPUT', { what: 'length' });
    }
    const running = of.periods.find(({ period }) => period === id);
    const over = running?.due != null && running.due < today.toString() && !running.provisional;
    if (running === undefined || running.closedOn !== null || over || running.extensions >= allowed.times) {
      const refusal = { code: running === undefined ? 'NOT_YET' : 'TOO_LATE', what: id, opens: null } as const;
      throw refuse({
        kernel,
        case: of,
        people,
        procedure,
        transition: { ...EXTEND, by: [allowed.by] },
        refusal,
        open: [],
      });
    }
    take(session, acting, { kind: 'extend', what: id, fields: { length }, reason: reasonOf(input.reason) });
    return { period: id, length };
  });
}

function groundOf(session: Session, ground: string) {
  const found = procedureOf(session).suspensions.find(({ id }) => id === ground);
  if (found === undefined) throw new XinhengError('NOT_FOUND', { what: ground.slice(0, 60) });
  return found;
}

function notHere(session: Session): XinhengError {
  const { kernel, case: of, people } = session;
  const refusal = { code: 'NOT_OPEN', what: of.state, opens: null } as const;
  const transition = { ...SUSPEND, by: [] };
  return refuse({ kernel, case: of, people, procedure: procedureOf(session), transition, refusal, open: [] });
}

function standsStill(session: Session, since: string): XinhengError {
  const refusal = { code: 'SUSPENDED', what: since, opens: null } as const;
  const { kernel, case: of, people } = session;
  return refuse({
    kernel,
    case: of,
    people,
    procedure: procedureOf(session),
    transition: { ...SUSPEND, by: [] },
    refusal,
    open: [],
  });
}
