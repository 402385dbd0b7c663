import type { Temporal } from 'temporal-polyfill';
import { mayFor } from '../access/mandates/standing.ts';
import type { Scope } from '../access/mandates/types.ts';
import { ANONYMOUS, type Caller, type Role } from '../access/types.ts';
import type { Actor, CaseTransition } from '../policy/schemas/procedure.ts';
import type { Case, CaseOrgans, Refusal } from './types.ts';

/** One in whose place somebody may act: an absent person. */
export interface Absent {
  account: string;
  role: Role;
  organ: string | null;
}

/** Who acts, and in whose place where it is not the own duty. */
export interface Acting {
  account: string;
  role: Role | null;
  standsInFor: string | null;
}

type Answer = { acting: Acting; refusal: null } | { acting: null; refusal: Refusal };

/** What the clock does, it does under this name; no account of a person has a colon. */
export const CLOCK: Caller = { ...ANONYMOUS, account: 'local:clock' };

export function isClock(caller: Caller): boolean {
  return caller === CLOCK;
}

/**
 * May this person take the step, for himself or for one of those in whose place he stands today? Says nothing of time:
 * that is `required`. Pure. Never one who is recused, or who took a step that somebody else must have taken.
 */
export function may(
  of: Case,
  transition: Pick<CaseTransition, 'id' | 'by' | 'notWho'>,
  caller: Caller,
  absent: readonly Absent[],
  today: Temporal.PlainDate,
): Answer {
  const who = mayAs(of, transition.by, transition.id, caller, absent, today);
  if (who.refusal !== null) return who;
  const { account, standsInFor } = who.acting;
  const before = new Set(transition.notWho.flatMap((step) => of.actors.get(step) ?? []));
  const same = [account, standsInFor].some((each) => each !== null && before.has(each));
  return same ? no('SAME_PERSON', transition.id) : who;
}

/** The same for what is no transition: suspension, extension and the like, by their actors. */
export function mayAs(
  of: Pick<Case, 'organs' | 'subjectId' | 'handler' | 'agents' | 'recused'>,
  actors: readonly Actor[],
  what: string,
  caller: Caller,
  absent: readonly Absent[],
  today: Temporal.PlainDate,
  scope: Scope = 'file',
): Answer {
  if (isClock(caller)) {
    const acting = { account: CLOCK.account!, role: null, standsInFor: null };
    return actors.some(({ who }) => who === 'clock') ? { acting, refusal: null } : no('FORBIDDEN', what);
  }
  const { account, role } = caller;
  if (account === null) return no('FORBIDDEN', what);
  if (of.recused.includes(account)) return no('RECUSED', account);
  // Whoever acts for the party does not decide for the organ, also after the account became an official's.
  if (role !== 'owner' && of.agents.some((agent) => agent.account === account)) return no('RECUSED', account);
  if (actors.some(({ who }) => who === 'party') && actsForParty(of, caller, today, scope)) {
    return { acting: { account, role, standsInFor: null }, refusal: null };
  }
  const own: readonly Absent[] = role === null ? [] : [{ account, role, organ: caller.organ }];
  const fit = [...own, ...absent]
    .filter((each) => !of.recused.includes(each.account))
    .map((each) => ({ each, fit: fits(of, actors, each) }));
  const found = fit.find((each) => each.fit === 'yes');
  if (found !== undefined) {
    const standsInFor = found.each.account === account ? null : found.each.account;
    return { acting: { account, role: found.each.role, standsInFor }, refusal: null };
  }
  return no(fit.some((each) => each.fit === 'unassigned') ? 'NOT_ASSIGNED' : 'FORBIDDEN', what);
}

/**
 * The owner of the subject, whoever holds its mandate for this (`scope`), or whom it appointed for this case until a day that
 * has not passed.
 */
export function actsForParty(of: Pick<Case, 'subjectId' | 'agents'>, caller: Caller, today: Temporal.PlainDate, scope: Scope): boolean {
  if (of.subjectId === null || caller.role !== 'owner') return false;
  if (mayFor(caller, of.subjectId, scope)) return true;
  const day = today.toString();
  return of.agents.some(({ account, until }) => account === caller.account && (until === null || until >= day));
}

function fits(of: Pick<Case, 'organs' | 'handler'>, actors: readonly Actor[], person: Absent): 'yes' | 'unassigned' | 'no' {
  const fitting = actors.filter(
    (actor) =>
      actor.who === 'official' &&
      // A key has no person behind it who could answer for a step.
      !['owner', 'machine'].includes(person.role) &&
      (actor.roles?.includes(person.role) ?? true) &&
      organFits(of.organs, actor, person.organ),
  );
  if (fitting.length === 0) return 'no';
  return fitting.some((actor) => actor.assigned !== true || of.handler === person.account) ? 'yes' : 'unassigned';
}

/** Without a relation in the policy: the deciding organ's own people. */
function organFits(organs: CaseOrgans, { organ = 'deciding' }: Actor, own: string | null): boolean {
  return organ === 'any' || (own !== null && organs[organ] === own);
}

function no(code: Refusal['code'], what: string): Answer {
  return { acting: null, refusal: { code, what, opens: null } };
}
