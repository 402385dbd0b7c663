import { sql, type ColumnType, type Selectable } from 'kysely';
import type { Caller } from '../access/index.ts';
import { on, type Tx } from '../db/index.ts';
import type { Hashable } from '../journal/index.ts';
import type { Proposal, ProposalState } from './types.ts';

interface ProposalTables {
  proposals: {
    proposal_id: string;
    kind: string;
    object_kind: string;
    object_id: string;
    subject_id: string | null;
    payload: ColumnType<Hashable, string, string>;
    reason: string;
    organ: string | null;
    district: string | null;
    proposed_by: string;
    proposed_at: Date;
    state: ProposalState;
    decided_by: string | null;
    decided_at: Date | null;
    decision_reason: string | null;
  };
}

export async function insertProposal(tx: Tx, proposal: Proposal): Promise<void> {
  await on<ProposalTables>(tx)
    .insertInto('proposals')
    .values({
      proposal_id: proposal.proposalId,
      kind: proposal.kind,
      object_kind: proposal.objectKind,
      object_id: proposal.objectId,
      subject_id: proposal.subjectId,
      payload: JSON.stringify(proposal.payload),
      reason: proposal.reason,
      organ: proposal.organ,
      district: proposal.district,
      proposed_by: proposal.proposedBy,
      proposed_at: proposal.proposedAt,
      state: proposal.state,
    })
    .execute();
}

/** Locks the row: of two who decide at once, the second sees what the first did. */
export async function lockProposal(tx: Tx, proposalId: string): Promise<Proposal | undefined> {
  const row = await on<ProposalTables>(tx)
    .selectFrom('proposals')
    .selectAll()
    .where('proposal_id', '=', proposalId)
    .forUpdate()
    .executeTakeFirst();
  return row && toProposal(row);
}

export async function storeDecision(tx: Tx, proposal: Proposal): Promise<void> {
  await on<ProposalTables>(tx)
    .updateTable('proposals')
    .set({
      state: proposal.state,
      decided_by: proposal.decidedBy,
      decided_at: proposal.decidedAt,
      decision_reason: proposal.decisionReason,
    })
    .where('proposal_id', '=', proposal.proposalId)
    .execute();
}

/** Where the next page begins: the last row of the page before. */
export interface ListPosition {
  proposedAt: string;
  proposalId: string;
}

/** Oldest first. For a caller with an organ: what `mayDecide` lets it decide; for the local operator: all. */
export async function selectProposals(
  tx: Tx,
  caller: Caller,
  options: { state: ProposalState; after?: ListPosition | undefined; limit: number },
): Promise<Proposal[]> {
  let query = on<ProposalTables>(tx)
    .selectFrom('proposals')
    .selectAll()
    .where('state', '=', options.state)
    .where(decidableBy(caller))
    .orderBy('proposed_at')
    .orderBy('proposal_id')
    .limit(options.limit);
  if (options.after !== undefined) {
    const { proposedAt, proposalId } = options.after;
    query = query.where(sql<boolean>`(proposed_at, proposal_id) > (${proposedAt}::timestamptz, ${proposalId}::uuid)`);
  }
  return (await query.execute()).map(toProposal);
}

/** One of them, as far as the caller may decide it. */
export async function selectProposal(tx: Tx, caller: Caller, proposalId: string): Promise<Proposal | undefined> {
  const row = await on<ProposalTables>(tx)
    .selectFrom('proposals')
    .selectAll()
    .where('proposal_id', '=', proposalId)
    .where(decidableBy(caller))
    .executeTakeFirst();
  return row && toProposal(row);
}

/** What waits for an object of this kind, whoever asks; at most one does. */
export async function selectOpenFor(
  tx: Tx,
  kind: string,
  objectIds: readonly string[],
): Promise<Pick<Proposal, 'proposalId' | 'objectId' | 'proposedBy' | 'proposedAt'>[]> {
  if (objectIds.length === 0) return [];
  const rows = await on<ProposalTables>(tx)
    .selectFrom('proposals')
    .selectAll()
    .where('state', '=', 'open')
    .where('kind', '=', kind)
    .where('object_id', 'in', objectIds)
    .execute();
  return rows.map(toProposal);
}

/** The place of a proposal in a work list: by time, as text that sorts by bytes. */
const KEY = sql<string>`(to_char(proposed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '/' || proposal_id) collate "C"`;

/** What waits for this person: not what he proposed himself. */
export async function selectWaiting(
  tx: Tx,
  caller: Caller,
  options: { after: string | undefined; limit: number },
): Promise<(Proposal & { key: string })[]> {
  let query = waiting(tx, caller).selectAll().select(KEY.as('key')).orderBy('key').limit(options.limit);
  if (options.after !== undefined) query = query.where(sql<boolean>`${KEY} > ${options.after} collate "C"`);
  return (await query.execute()).map((row) => ({ ...toProposal(row), key: row.key }));
}

export async function countWaiting(tx: Tx, caller: Caller): Promise<number> {
  const { count } = await waiting(tx, caller)
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

function waiting(tx: Tx, caller: Caller) {
  return on<ProposalTables>(tx)
    .selectFrom('proposals')
    .where('state', '=', 'open')
    .where('proposed_by', '<>', caller.account ?? '')
    .where(decidableBy(caller));
}

function decidableBy({ role, district, organ }: Caller) {
  if (role === 'operator' || (role === 'director' && district === null)) return sql<boolean>`true`;
  return role === 'director' ? sql<boolean>`(organ is null or district = ${district})` : sql<boolean>`(organ is null or organ = ${organ})`;
}

function toProposal(row: Selectable<ProposalTables['proposals']>): Proposal {
  return {
    proposalId: row.proposal_id,
    kind: row.kind,
    objectKind: row.object_kind,
    objectId: row.object_id,
    subjectId: row.subject_id,
    payload: row.payload,
    reason: row.reason,
    organ: row.organ,
    district: row.district,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    state: row.state,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    decisionReason: row.decision_reason,
  };
}
