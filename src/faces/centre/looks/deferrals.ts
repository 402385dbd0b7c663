import { sql } from 'kysely';
import { forbidden, requirePermission, type Caller } from '../../../kernel/access/index.ts';
import { audit } from '../../../kernel/audit/index.ts';
import { findDate } from '../../../kernel/calendar/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import type { Hashable } from '../../../kernel/journal/index.ts';
import { propose, type Effect } from '../../../kernel/proposals/index.ts';
import { lookedMessages } from '../messages/looked.ts';
import { longestDeferral } from './rules.ts';

export const DEFERRAL = 'looks.defer';

export interface DeferralInput {
  subjectId: string;
  /** As it is stated at each look. */
  purpose: string;
  /** The article that lets an investigation go untold. */
  basis: string;
  /** The last day on which the looks are not shown. */
  until: string;
}

type Payload = DeferralInput & { organ: string };

/**
 * Looks of the caller's organ at one body for one purpose are told to it later: with a basis, after a second person's
 * confirmation, from that moment on, and to a day. Throws FORBIDDEN, BAD_INPUT (purpose, basis, until).
 */
export async function proposeDeferral(kernel: Kernel, caller: Caller, input: DeferralInput): Promise<{ proposalId: string }> {
  requirePermission(caller, 'looks.defer');
  const { organ } = caller;
  if (organ === null) throw forbidden('looks.defer');
  const today = kernel.clock.today();
  const last = today.add({ days: longestDeferral(kernel) }).toString();
  const [purpose, basis] = [input.purpose.trim(), input.basis.trim()];
  if (purpose === '') throw new XinhengError('BAD_INPUT', { what: 'purpose' });
  if (basis === '') throw new XinhengError('BAD_INPUT', { what: 'basis' });
  if (!findDate(input.until) || input.until < today.toString() || input.until > last)
    throw new XinhengError('BAD_INPUT', { what: 'until' });
  const { subjectId, until } = input;
  const payload: Payload = { subjectId, purpose, basis, until, organ };
  return kernel.db.tx(async (tx) => {
    await audit(kernel, tx, caller, { action: DEFERRAL, object: subjectId, subjectIds: [subjectId], outcome: 'ok' });
    const of = {
      kind: DEFERRAL,
      objectKind: 'subject',
      objectId: subjectId,
      subjectId,
      payload: { ...payload },
      organ,
    };
    const now = new Date(kernel.clock.now().epochMilliseconds);
    return propose(tx, { ...of, reason: basis }, caller, kernel, now);
  });
}

/**
 * Ends a deferral of the caller's organ before its day: what was kept back is told from now on. Throws FORBIDDEN, NOT_FOUND.
 */
export async function releaseDeferral(kernel: Kernel, caller: Caller, deferralId: string): Promise<void> {
  requirePermission(caller, 'looks.defer');
  await kernel.db.tx(async (tx) => {
    const { rows } = await sql<{ subject_id: string }>`
      update look_deferrals set released_by = ${caller.account}, released_at = ${kernel.clock.now().toString()}::timestamptz
      where deferral_id = ${deferralId}::uuid and organ = ${caller.organ} and released_at is null
      returning subject_id`.execute(tx);
    const [row] = rows;
    if (row === undefined) throw new XinhengError('NOT_FOUND', { what: deferralId });
    const subjectIds = [row.subject_id];
    await audit(kernel, tx, caller, { action: 'looks.released', object: deferralId, subjectIds, outcome: 'ok' });
  });
}

/** What was stored by `proposeDeferral` alone. */
const payloadOf = (stored: Hashable): Payload => stored as unknown as Payload;

export const deferral: Effect = {
  kind: DEFERRAL,
  describe(stored, language) {
    const { organ, until, basis } = payloadOf(stored);
    return t(language, lookedMessages)['defer.proposed']({ organ, until, basis });
  },
  subjects: (stored) => [payloadOf(stored).subjectId],
  async run(tx, stored, { kernel, proposal, caller, now }) {
    const { subjectId, organ, purpose, basis, until } = payloadOf(stored);
    if (until < kernel.clock.today().toString()) throw new XinhengError('NOT_OPEN', { state: 'ended' });
    await sql`
      insert into look_deferrals (subject_id, deferral_id, organ, purpose, basis, from_at, until_day, proposed_by, confirmed_by)
      values (${subjectId}::uuid, ${proposal.proposalId}::uuid, ${organ}, ${purpose}, ${basis}, ${now}, ${until}::date,
        ${proposal.proposedBy}, ${caller.account})`.execute(tx);
    return [];
  },
};
