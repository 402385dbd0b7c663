import { sql } from 'kysely';
import Type from 'typebox';
import { forbidden, logAccess, mayActFor, requirePermission, type Caller } from '../../kernel/access/index.ts';
import { audit } from '../../kernel/audit/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../kernel/http/index.ts';
import { attachDecided, detachDecided, type DecidedBody } from '../intake/index.ts';
import { findOrgan } from '../organs/index.ts';
import { getSubject, livingSql, normaliseName } from '../subjects/index.ts';
import { candidatesOf, type Candidate } from './candidates.ts';
import type { MatchReason } from './rules.ts';
import { deskRow, deskRows, rowsOfBatch, sourceKeyOf, type DeskRow } from './rows.ts';
import { currentRecords } from '../records/index.ts';

const r = currentRecords('r');

/** A row beside the bodies that it may mean. */
export interface Matching {
  id: string;
  batch: string;
  row: number;
  organ: string;
  number: { kind: string; text: string };
  name: string;
  kind: string;
  title: string;
  documentNo: string;
  decided: string;
  receivedOn: string;
  district: string | null;
  address: string | null;
  candidates: Candidate[];
}

export interface Decision {
  decision: string;
  row: string;
  subject: string;
  record: string;
}

const LIST = 'matching';
const Position = Type.Tuple([Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), Type.String({ pattern: '^[0-9a-f-]{36}$' })]);

/**
 * Rows that wait for a person, longest first, each with its candidates, without them for a file (`exported`). What waits is
 * not public: every listing is a look, with its purpose. Throws FORBIDDEN, PURPOSE_REQUIRED, BAD_CURSOR.
 */
export async function listMatching(
  kernel: Kernel,
  query: { organ?: string | undefined; cursor?: string | undefined; limit?: number | undefined; exported?: boolean },
  caller: Caller,
): Promise<{ items: Matching[]; next: string | null }> {
  requirePermission(caller, 'matching.decide');
  const { exported = false } = query;
  const limit = exported ? query.limit! : Math.min(query.limit ?? 20, 50);
  const at = query.cursor === undefined ? undefined : decodeCursor(LIST, Position, query.cursor);
  const after = at && { day: at[0], id: at[1] };
  return kernel.db.tx(async (tx) => {
    const rows = await deskRows(tx, caller, { organ: query.organ, after, limit: limit + 1 });
    const page = pageOf(rows, limit, (last) => encodeCursor(LIST, [last.received_on, last.waiting_id]));
    const candidates = exported ? [] : await candidatesOf(kernel, tx, page.items);
    const items = page.items.map((row, n) => toMatching(row, candidates[n] ?? []));
    await logAccess(kernel, tx, caller, {
      subjectIds: items.flatMap((each) => each.candidates.map((candidate) => candidate.subjectId)),
      action: exported ? 'matching.exported' : 'matching.listed',
      fields: ['title', 'documentNo'],
    });
    return { items, next: page.next };
  });
}

/**
 * A person decides whom a row means; the decision is remembered for later rows of the same source that say the same number
 * and name. Throws NOT_FOUND, NOT_OPEN, FORBIDDEN (another organ's row; an adverse one never gets here), CONFLICT.
 */
export async function decideMatching(
  kernel: Kernel,
  input: { row: string; subject: string; reason: string },
  caller: Caller,
): Promise<Decision> {
  requirePermission(caller, 'matching.decide');
  const reason = input.reason.trim();
  if (reason === '') throw new XinhengError('BAD_INPUT', { what: 'reason' });
  const at = new Date(kernel.clock.now().epochMilliseconds);
  return kernel.db.tx(async (tx) => {
    const row = await deskRow(tx, input.row);
    if (!row) throw new XinhengError('NOT_FOUND', { what: input.row });
    mustBeTheirs(kernel, row.organ, caller);
    const { subject_id: subjectId } = await getSubject(tx, input.subject);
    const known = (await candidatesOf(kernel, tx, [row]))[0]!.find((each) => each.subjectId === subjectId);
    const decision = kernel.ids.record();
    await remember(tx, { decision, row, subjectId, reasons: known?.reasons ?? [], caller, reason, at });
    await audit(kernel, tx, caller, {
      action: 'matching.decided',
      object: decision,
      subjectIds: [subjectId],
      outcome: 'ok',
      details: { batch: row.batch, row: row.row_no, source: row.organ },
    });
    const { recordId } = await attachDecided(tx, kernel, row.waiting_id, await bodyOf(tx, subjectId), at);
    await noteAttached(tx, decision, row.waiting_id, recordId);
    return { decision, row: row.waiting_id, subject: subjectId, record: recordId };
  });
}

/** Takes a decision back in one step: each record that came by it ends, its rows wait again, the trace stays. */
export async function undoMatching(
  kernel: Kernel,
  decision: string,
  reason: string,
  caller: Caller,
): Promise<{ decision: string; rows: number }> {
  requirePermission(caller, 'matching.decide');
  if (reason.trim() === '') throw new XinhengError('BAD_INPUT', { what: 'reason' });
  const at = new Date(kernel.clock.now().epochMilliseconds);
  return kernel.db.tx(async (tx) => {
    const { rows } = await sql<{ source: string; subject_id: string; undone_at: Date | null }>`
      select source, subject_id, undone_at from match_decisions where decision_id::text = ${decision} for update`.execute(tx);
    const held = rows[0];
    if (!held) throw new XinhengError('NOT_FOUND', { what: decision.slice(0, 40) });
    mustBeTheirs(kernel, held.source, caller);
    if (held.undone_at !== null) throw new XinhengError('NOT_OPEN', { state: 'undone' });
    const { rows: attached } = await sql<{ waiting_id: string; record_id: string; subject_id: string }>`
      select a.waiting_id, a.record_id, ${r.subject_id} from match_attached a
      join ${r.table} on ${r.record_id} = a.record_id and ${r.ended_on} is null
      where a.decision_id = ${decision} order by a.waiting_id`.execute(tx);
    await sql`
      update match_decisions set undone_by = ${caller.account}, undone_at = ${at}, undo_reason = ${reason}
      where decision_id = ${decision}`.execute(tx);
    await audit(kernel, tx, caller, {
      action: 'matching.undone',
      object: decision,
      subjectIds: [held.subject_id],
      outcome: 'ok',
      details: { rows: attached.length },
    });
    for (const { waiting_id: waitingId, record_id: recordId, subject_id: subjectId } of attached)
      await detachDecided(tx, kernel, { waitingId, subjectId, recordId }, reason, at);
    return { decision, rows: attached.length };
  });
}

/** Rows of a batch that say what a remembered decision already answered. One that intake refuses stays for a person. */
export async function applyRemembered(tx: Tx, kernel: Kernel, batchIds: readonly string[], at: Date): Promise<number> {
  let applied = 0;
  for (const row of await rowsOfBatch(tx, batchIds)) {
    const { rows } = await sql<{ decision_id: string; subject_id: string }>`
      select m.decision_id, ${livingSql('b')} as subject_id
      from match_decisions m join v_subjects_bodies b on b.subject_id = m.subject_id
      where m.source = ${row.organ} and m.source_key = ${sourceKeyOf(row)} and m.undone_at is null`.execute(tx);
    const held = rows[0];
    if (!held) continue;
    await sql`savepoint one_row`.execute(tx);
    try {
      const { recordId } = await attachDecided(tx, kernel, row.waiting_id, await bodyOf(tx, held.subject_id), at);
      await noteAttached(tx, held.decision_id, row.waiting_id, recordId);
      applied += 1;
    } catch (error) {
      if (!(error instanceof XinhengError)) throw error;
      await sql`rollback to savepoint one_row`.execute(tx);
    }
  }
  return applied;
}

function mustBeTheirs(kernel: Pick<Kernel, 'policy' | 'clock'>, organ: string, caller: Caller): void {
  const district = findOrgan(kernel.policy, organ, kernel.clock.today().toString())?.organ.district ?? null;
  if (!mayActFor(caller, { organ, district })) throw forbidden('matching.decide');
}

/** A key and a name by which intake finds exactly this body. Throws CONFLICT where it has no key of its own. */
async function bodyOf(tx: Tx, subjectId: string): Promise<DecidedBody> {
  const { rows } = await sql<{ kind: DecidedBody['keyKind']; key: string; name: string }>`
    select k.kind, k.key, b.name from v_subjects_bodies b
    join (select ${r.subject_id}, 'uscc' as kind, r.uscc as key, 0 as rank from v_subjects_bodies r where r.uscc is not null
      union all select ${r.subject_id}, 'reg', r.reg_no, 1 from v_subjects_registrations r where r.reg_no is not null) k
      on k.subject_id = b.subject_id
    where b.subject_id = ${subjectId} order by k.rank, k.key limit 1`.execute(tx);
  const row = rows[0];
  if (!row) throw new XinhengError('CONFLICT', { what: subjectId });
  return { subjectId, keyKind: row.kind, key: row.key, nameNorm: normaliseName(row.name) };
}

async function remember(
  tx: Tx,
  given: { decision: string; row: DeskRow; subjectId: string; reasons: MatchReason[]; caller: Caller; reason: string; at: Date },
): Promise<void> {
  const { decision, row, subjectId, reasons, caller, reason, at } = given;
  await sql`
    insert into match_decisions (decision_id, source, source_key, subject_id, waiting_id, reasons, decided_by, decided_at, reason)
    values (${decision}, ${row.organ}, ${sourceKeyOf(row)}, ${subjectId}, ${row.waiting_id}, ${reasons}::text[],
      ${caller.account}, ${at}, ${reason})
    on conflict (source, source_key) where undone_at is null do nothing`.execute(tx);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from match_decisions where decision_id = ${decision}`.execute(tx);
  // Decided before, for the same words: that one is undone first.
  if (rows[0]?.n !== 1) throw new XinhengError('CONFLICT', { what: sourceKeyOf(row) });
}

async function noteAttached(tx: Tx, decision: string, waitingId: string, recordId: string): Promise<void> {
  await sql`
    insert into match_attached (decision_id, waiting_id, record_id) values (${decision}, ${waitingId}, ${recordId})
    on conflict (decision_id, waiting_id) do update set record_id = excluded.record_id`.execute(tx);
}

function toMatching(row: DeskRow, candidates: Candidate[]): Matching {
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return {
    id: row.waiting_id,
    batch: row.batch,
    row: row.row_no,
    organ: row.organ,
    number: row.wrong_code === null ? { kind: row.key_kind, text: row.key } : { kind: 'uscc', text: row.wrong_code },
    name: row.name,
    kind: row.kind,
    title: row.content.title,
    documentNo: row.document_no,
    decided: row.decided,
    receivedOn: row.received_on,
    district: text(row.content['district']),
    address: text(row.content['address']),
    candidates,
  };
}
