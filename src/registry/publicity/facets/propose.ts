import { requirePermission, type Caller } from '../../../kernel/access/index.ts';
import { audit } from '../../../kernel/audit/index.ts';
import { findDate } from '../../../kernel/calendar/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { on } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { propose } from '../../../kernel/proposals/index.ts';
import type { Term } from '../../records/types.ts';
import type { PublicityTables } from '../facts.ts';
import { reasonText } from '../review/reason.ts';
import { districtOf, requireActing } from '../scope.ts';
import { findRecordsById } from '../store.ts';
import { FACET, mustAllow } from './effect.ts';
import type { FacetAction, FacetPayload, ShieldInput, StayInput } from './types.ts';

export interface Proposed {
  state: 'proposed';
  proposal: string;
  records: string[];
}

/**
 * Enforcement is stayed (停止执行) by the deciding organ, the review body or a court: the record stays on display with its
 * mark, from and to the days given. A second person confirms. `id` is an act (all its addressees) or one record. Throws
 * NOT_FOUND, NOT_OPEN, FORBIDDEN, BAD_INPUT.
 */
export async function proposeStay(kernel: Kernel, id: string, input: StayInput, caller: Caller): Promise<Proposed> {
  const term = termOf(kernel, input);
  const stay = {
    ...term,
    by: input.by,
    organ: named(input.organ, 'organ'),
    document: named(input.document, 'document'),
  };
  return proposeFacet(kernel, id, { action: 'stay', reason: input.reason, stay, shield: null }, caller);
}

/**
 * The record is not shown for a time (屏蔽), as when a reorganisation plan runs: without a trace, and without an end of the
 * record. Who ordered it, on what it rests, and a day or an event that ends it. Otherwise as proposeStay.
 */
export async function proposeShield(kernel: Kernel, id: string, input: ShieldInput, caller: Caller): Promise<Proposed> {
  const term = termOf(kernel, input);
  const ends = input.ends?.trim() || null;
  if (term.until === null && ends === null) throw new XinhengError('BAD_INPUT', { what: 'until' });
  const shield = { ...term, organ: named(input.organ, 'organ'), basis: named(input.basis, 'basis'), ends };
  return proposeFacet(kernel, id, { action: 'shield', reason: input.reason, stay: null, shield }, caller);
}

/** Ends a stay or a shield before its day. */
export function proposeLift(
  kernel: Kernel,
  id: string,
  action: Extract<FacetAction, 'unstay' | 'unshield'>,
  reason: string,
  caller: Caller,
): Promise<Proposed> {
  return proposeFacet(kernel, id, { action, reason, stay: null, shield: null }, caller);
}

async function proposeFacet(
  kernel: Kernel,
  id: string,
  input: Pick<FacetPayload, 'action' | 'reason' | 'stay' | 'shield'>,
  caller: Caller,
): Promise<Proposed> {
  requirePermission(caller, 'publicity.review');
  const reason = reasonText(input.reason);
  return kernel.db.tx(async (tx) => {
    const all = await findRecordsById(on<PublicityTables>(tx), id);
    const rows = all.filter((row) => row.ended_on === null);
    const [act] = rows;
    if (all.length === 0) throw new XinhengError('NOT_FOUND', { what: id.slice(0, 40) });
    if (act === undefined) throw new XinhengError('NOT_OPEN', { state: 'ended' });
    await requireActing(tx, caller, act.organ);
    for (const row of rows) mustAllow(row, input.action, kernel.clock.today().toString());
    const records = rows.map((row) => ({ subjectId: row.subject_id, recordId: row.record_id, version: row.version }));
    const subjectIds = rows.map((row) => row.subject_id);
    const action = `${FACET}.${input.action}`;
    await audit(kernel, tx, caller, { action, object: id, subjectIds, outcome: 'ok', details: { reason } });
    const payload = { ...input, reason, actId: act.act_id, records };
    const { proposalId } = await propose(
      tx,
      {
        kind: FACET,
        objectKind: 'act',
        objectId: act.act_id,
        subjectId: rows.length === 1 ? act.subject_id : null,
        payload: { ...payload, stay: JSON.stringify(input.stay), shield: JSON.stringify(input.shield) },
        reason,
        organ: act.organ,
        district: await districtOf(tx, act.organ),
      },
      caller,
      kernel,
      new Date(kernel.clock.now().epochMilliseconds),
    );
    return { state: 'proposed', proposal: proposalId, records: rows.map((row) => row.record_id) };
  });
}

function termOf({ clock }: Pick<Kernel, 'clock'>, input: { from?: string | undefined; until?: string | undefined }): Term {
  const today = clock.today().toString();
  const from = input.from ?? today;
  const until = input.until ?? null;
  if (!findDate(from)) throw new XinhengError('BAD_INPUT', { what: 'from' });
  if (until !== null && (!findDate(until) || until < from || until < today)) throw new XinhengError('BAD_INPUT', { what: 'until' });
  return { from, until };
}

function named(text: string, what: string): string {
  const given = text.trim();
  if (given === '' || given.length > 200) throw new XinhengError('BAD_INPUT', { what });
  return given;
}
