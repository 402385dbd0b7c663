import { findUser, standingOf, type Caller, type User } from '../../access/index.ts';
import { findDate } from '../../calendar/index.ts';
import type { Kernel } from '../../context.ts';
import { XinhengError } from '../../errors/index.ts';
import type { Actor } from '../../policy/index.ts';
import { LEADER, OFFICIALS } from '../duties.ts';
import { procedureMessages } from '../messages.ts';
import { refuse } from '../refusal.ts';
import type { Case } from '../types.ts';
import { mustBe, onCase, reasonOf, titled } from './on-case.ts';
import { procedureOf, take, type Session } from './session.ts';

const { zh, en } = procedureMessages;
const SUPERIOR: Actor = { who: 'official', organ: 'superior' };
const RECUSE = titled('recuse', { zh: zh['step.recuse'], en: en['step.recuse'] });
const ASSIGN = titled('assign', { zh: zh['step.assign'], en: en['step.assign'] });
const APPOINT = titled('appoint', { zh: zh['step.appoint'], en: en['step.appoint'] });

/**
 * Takes somebody out of the case, who may do nothing in it from then on: by the head of the deciding organ
 * (行政处罚法 §43), or by oneself. Throws FORBIDDEN, BAD_INPUT (reason), CONFLICT (recused already).
 */
export async function recuse(kernel: Kernel, input: { caseId: string; account: string; reason: string }, caller: Caller): Promise<Case> {
  return onCase(kernel, input.caseId, caller, 'case.recused', (session) => {
    const own = caller.account === input.account;
    const acting = mustBe(session, own ? [...OFFICIALS, SUPERIOR] : [LEADER], RECUSE);
    if (session.case.recused.includes(input.account)) throw new XinhengError('CONFLICT', { what: input.account });
    take(session, acting, { kind: 'recuse', what: input.account, reason: reasonOf(input.reason) });
    return { account: input.account };
  });
}

/** Gives the case to an officer of the deciding or the handling organ. Throws FORBIDDEN, NOT_FOUND, BAD_INPUT (who it can't be). */
export async function assign(kernel: Kernel, input: { caseId: string; account: string }, caller: Caller): Promise<Case> {
  const officer = await userOf(kernel, input.account);
  return onCase(kernel, input.caseId, caller, 'case.assigned', (session) => {
    const acting = mustBe(session, [LEADER], ASSIGN);
    const { organs, recused } = session.case;
    if (!canHandle(officer, organs) || recused.includes(officer.account)) {
      throw new XinhengError('BAD_INPUT', { what: 'account' });
    }
    take(session, acting, { kind: 'assign', what: officer.account });
    return { account: officer.account };
  });
}

/** Officials of the organ that decides or handles. */
export function canHandle({ organ, active, role }: User, organs: Case['organs']): boolean {
  return active && role !== 'owner' && organ !== null && [organs.deciding, organs.handling].includes(organ);
}

/** The party appoints somebody who acts for it in this case, until a day. Throws FORBIDDEN, NOT_FOUND, BAD_INPUT (an official, a day gone by). */
export async function appointAgent(
  kernel: Kernel,
  input: { caseId: string; account: string; until: string | null },
  caller: Caller,
): Promise<Case> {
  const agent = await userOf(kernel, input.account);
  return onCase(kernel, input.caseId, caller, 'case.agent', (session) => {
    const acting = mustBeOwner(session);
    const { until } = input;
    const past = until !== null && (findDate(until) === undefined || until < session.today.toString());
    if (past) throw new XinhengError('BAD_INPUT', { what: 'until' });
    // An official who acted for a party would decide for it too.
    if (agent.role !== 'owner' || !agent.active) throw new XinhengError('BAD_INPUT', { what: 'account' });
    take(session, acting, { kind: 'appoint', what: agent.account, fields: until === null ? {} : { until } });
    return { account: agent.account };
  });
}

/** The mandate ends today. Throws FORBIDDEN, NOT_FOUND (no such agent). */
export async function endAgent(kernel: Kernel, input: { caseId: string; account: string }, caller: Caller): Promise<Case> {
  return onCase(kernel, input.caseId, caller, 'case.agent-ended', (session) => {
    const acting = mustBeOwner(session);
    if (!session.case.agents.some(({ account }) => account === input.account)) {
      throw new XinhengError('NOT_FOUND', { what: input.account });
    }
    take(session, acting, { kind: 'appoint', what: input.account, fields: { ended: true } });
    return { account: input.account };
  });
}

/** An agent appoints no agents. */
function mustBeOwner(session: Session) {
  const acting = mustBe(session, [{ who: 'party' }], APPOINT);
  const { kernel, case: of, people, caller } = session;
  if (standingOf(caller, of.subjectId)?.as === 'owner') return acting;
  const refusal = { code: 'FORBIDDEN', what: APPOINT.id, opens: null } as const;
  throw refuse({
    kernel,
    case: of,
    people,
    procedure: procedureOf(session),
    transition: { ...APPOINT, by: [{ who: 'party' }] },
    refusal,
    open: [],
  });
}

async function userOf(kernel: Kernel, account: string): Promise<User> {
  const user = await findUser(kernel, account);
  if (user === undefined) throw new XinhengError('NOT_FOUND', { what: account.slice(0, 40) });
  return user;
}
