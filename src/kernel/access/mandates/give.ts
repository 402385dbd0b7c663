import { audit } from '../../audit/index.ts';
import { findDate } from '../../calendar/index.ts';
import type { Kernel } from '../../context.ts';
import { on, type IsoDate, type Tx } from '../../db/types.ts';
import { XinhengError } from '../../errors/index.ts';
import type { AccessTables } from '../tables.ts';
import type { Caller } from '../types.ts';
import { mayFor, standingOf } from './standing.ts';
import { heldBy } from './store.ts';
import { MANDATE_KINDS, SCOPES, type MandateKind, type Scope } from './types.ts';

export interface NewMandate {
  subjectId: string;
  account: string;
  kind: MandateKind;
  scopes: readonly Scope[];
  from: IsoDate;
  until: IsoDate | null;
}

/**
 * Lets an account act for the body. Only the body's own account gives mandates: whoever acts by one gives none on. Not to an
 * official, who would decide on what he handed in, nor to an account of the same body. Throws FORBIDDEN, BAD_INPUT (account,
 * kind, scopes, from, until), CONFLICT (the same again).
 */
export async function giveMandate(kernel: Pick<Kernel, 'clock' | 'ids'>, tx: Tx, caller: Caller, given: NewMandate): Promise<string> {
  if (standingOf(caller, given.subjectId)?.as !== 'owner') throw new XinhengError('FORBIDDEN');
  const today = kernel.clock.today().toString();
  const scopes = SCOPES.filter((scope) => scope === 'see' || given.scopes.includes(scope));
  checkTerm(given, today);
  const tables = on<AccessTables>(tx);
  const holder = await tables
    .selectFrom('users')
    .select(['role', 'active', 'subject_id'])
    .where('account', '=', given.account)
    .executeTakeFirst();
  const fits = holder?.role === 'owner' && holder.active && holder.subject_id !== given.subjectId;
  if (!fits) throw new XinhengError('BAD_INPUT', { what: 'account' });
  const held = await heldBy(tx, given.account, today, { lock: true });
  const same = held.find(({ subjectId, until, scopes: old }) => {
    return subjectId === given.subjectId && until === given.until && scopes.every((scope) => old.includes(scope));
  });
  if (same !== undefined) throw new XinhengError('CONFLICT', { what: given.account });
  const id = kernel.ids.record();
  await tables
    .insertInto('mandates')
    .values({
      subject_id: given.subjectId,
      mandate_id: id,
      account: given.account,
      kind: given.kind,
      scopes: [...scopes],
      from_day: given.from,
      until_day: given.until,
      given_by: caller.account ?? '',
      given_at: kernel.clock.now().toString(),
      revoked_by: null,
      revoked_at: null,
    })
    .execute();
  await audit(kernel, tx, caller, {
    action: 'mandate.given',
    object: id,
    subjectIds: [given.subjectId],
    outcome: 'ok',
    details: { account: given.account, kind: given.kind, scopes, until: given.until },
  });
  return id;
}

function checkTerm({ kind, from, until }: NewMandate, today: IsoDate): void {
  if (!MANDATE_KINDS.includes(kind)) throw new XinhengError('BAD_INPUT', { what: 'kind' });
  if (!findDate(from) || from < today) throw new XinhengError('BAD_INPUT', { what: 'from' });
  const wrong = until === null ? kind === 'agent' : !findDate(until) || until < from;
  if (wrong) throw new XinhengError('BAD_INPUT', { what: 'until' });
}

/**
 * Ends a mandate at once: whatever is under way on it and has not been committed is refused. By the body's own account, or by
 * its holder. Throws NOT_FOUND, NOT_OPEN (over already).
 */
export async function revokeMandate(
  kernel: Pick<Kernel, 'clock'>,
  tx: Tx,
  caller: Caller,
  of: { subjectId: string; mandateId: string },
): Promise<{ account: string }> {
  const tables = on<AccessTables>(tx);
  const row = await tables
    .selectFrom('mandates')
    .selectAll()
    .where('subject_id', '=', of.subjectId)
    .where('mandate_id', '=', of.mandateId)
    .forUpdate()
    .executeTakeFirst();
  const own = standingOf(caller, of.subjectId)?.as === 'owner' || row?.account === caller.account;
  if (row === undefined || !own) throw new XinhengError('NOT_FOUND', { what: of.mandateId.slice(0, 40) });
  if (row.revoked_at !== null) throw new XinhengError('NOT_OPEN', { state: 'revoked' });
  await tables
    .updateTable('mandates')
    .set({ revoked_by: caller.account, revoked_at: kernel.clock.now().toString() })
    .where('subject_id', '=', of.subjectId)
    .where('mandate_id', '=', of.mandateId)
    .execute();
  await audit(kernel, tx, caller, {
    action: 'mandate.revoked',
    object: of.mandateId,
    subjectIds: [of.subjectId],
    outcome: 'ok',
    details: { account: row.account },
  });
  return { account: row.account };
}

/**
 * The caller with the mandates of this very moment, which nobody revokes before the transaction ends: what was read when the
 * request came may be over by now.
 */
export async function withMandates(tx: Tx, kernel: Pick<Kernel, 'clock'>, caller: Caller): Promise<Caller> {
  if (caller.role !== 'owner' || caller.account === null) return caller;
  const today = kernel.clock.today().toString();
  return { ...caller, mandates: await heldBy(tx, caller.account, today, { lock: true }) };
}

/** For an act in the firm's name, in the act's transaction. Throws MANDATE_OVER. */
export async function requireMandate(
  tx: Tx,
  kernel: Pick<Kernel, 'clock'>,
  caller: Caller,
  subjectId: string,
  scope: Scope,
): Promise<void> {
  if (!mayFor(await withMandates(tx, kernel, caller), subjectId, scope)) throw new XinhengError('MANDATE_OVER');
}
