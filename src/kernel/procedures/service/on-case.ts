import type { Caller, Scope } from '../../access/index.ts';
import type { AuditDetails } from '../../audit/index.ts';
import type { Kernel } from '../../context.ts';
import type { Tx } from '../../db/index.ts';
import { XinhengError } from '../../errors/index.ts';
import type { Actor } from '../../policy/index.ts';
import { absentFor } from '../absences.ts';
import { mayAs, type Acting } from '../may.ts';
import { refuse } from '../refusal.ts';
import type { Case } from '../types.ts';
import { runClock } from './clock.ts';
import { finish } from './finish.ts';
import { beginSession, procedureOf, type Session } from './session.ts';

/** What is done to a case beside its transitions: one transaction, and what follows by itself. */
export async function onCase(
  kernel: Kernel,
  caseId: string,
  caller: Caller,
  action: string,
  work: (session: Session) => Promise<AuditDetails> | AuditDetails,
): Promise<Case> {
  return kernel.db.tx((tx) => onCaseIn(tx, kernel, caseId, caller, action, work));
}

/** The same within a transaction: a caller who keeps an answer with the effect. Appends to the journal, so it comes last. */
export async function onCaseIn(
  tx: Tx,
  kernel: Kernel,
  caseId: string,
  caller: Caller,
  action: string,
  work: (session: Session) => Promise<AuditDetails> | AuditDetails,
): Promise<Case> {
  if (caller.account === null) throw new XinhengError('UNAUTHENTICATED');
  const session = await beginSession(tx, kernel, caseId, caller, await absentFor(tx, kernel, caller));
  const details = await work(session);
  await runClock(session);
  await finish(session, action, { number: session.case.number, ...details });
  return session.case;
}

/** Throws a worded refusal where the caller is none of these, or the case is closed. */
export function mustBe(
  session: Session,
  actors: readonly Actor[],
  what: { id: string; title: { zh: string; en: string } },
  scope: Scope = 'file',
): Acting {
  const { kernel, case: of, people, caller, absent, today } = session;
  const refused = {
    kernel,
    case: of,
    people,
    procedure: procedureOf(session),
    transition: { ...what, by: [...actors] },
    open: [],
  };
  if (of.closedOn !== null) throw refuse({ ...refused, refusal: { code: 'NOT_OPEN', what: of.state, opens: null } });
  const { acting, refusal } = mayAs(of, actors, what.id, caller, absent, today, scope);
  if (refusal !== null) throw refuse({ ...refused, refusal });
  return acting;
}

export function reasonOf(reason: string): string {
  const text = reason.trim();
  if (text === '' || text.length > 2000) throw new XinhengError('BAD_INPUT', { what: 'reason' });
  return text;
}

/** The title of what is done, for its refusals. */
export function titled(id: string, titles: { zh: () => string; en: () => string }) {
  return { id, title: { zh: titles.zh(), en: titles.en() } };
}
