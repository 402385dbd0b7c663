import Type from 'typebox';
import { logAccess, requirePermission, requirePurpose, type Caller } from '../access/index.ts';
import type { Kernel } from '../context.ts';
import type { Tx } from '../db/index.ts';
import { XinhengError } from '../errors/index.ts';
import { decodeCursor, encodeCursor, pageOf } from '../http/index.ts';
import type { Language } from '../i18n/index.ts';
import { describeProposal, subjectsOf } from './effects.ts';
import { selectOpenFor, selectProposal, selectProposals } from './store.ts';
import type { Proposal, ProposalState } from './types.ts';
import { isUuid } from '../ids/index.ts';

/** What a list shows: no payload, since it may hold content that the reader may not see. */
export interface ListedProposal extends Omit<Proposal, 'payload' | 'proposedAt' | 'decidedAt'> {
  proposedAt: string;
  decidedAt: string | null;
  /** What happens on confirmation, in the reader's language. */
  description: string;
}

const LIST = 'proposals';
const Position = Type.Tuple([
  Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' }),
  Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }),
]);

/** What a decision answers: nothing of the subject and no content, so that deciding is no look. */
export type Decided = Omit<ListedProposal, 'subjectId' | 'reason' | 'description'>;

/**
 * Oldest first, those that the caller may decide. What is proposed of a subject is not public: every listing is a look,
 * with its purpose. Throws UNAUTHENTICATED, FORBIDDEN, PURPOSE_REQUIRED, BAD_CURSOR.
 */
export async function listProposals(
  kernel: Pick<Kernel, 'db' | 'clock' | 'offers'>,
  caller: Caller,
  language: Language,
  options: { state?: ProposalState; cursor?: string | undefined; limit?: number } = {},
): Promise<{ items: ListedProposal[]; next: string | null }> {
  // The local operator confirms nothing, but keeps the list.
  if (caller.role !== 'operator') requirePermission(caller, 'proposal.confirm');
  requirePurpose(caller);
  const { state = 'open', cursor, limit = 50 } = options;
  const position = cursor === undefined ? undefined : decodeCursor(LIST, Position, cursor);
  const after = position && { proposedAt: position[0], proposalId: position[1] };
  return kernel.db.tx(async (tx) => {
    const rows = await selectProposals(tx, caller, { state, after, limit: limit + 1 });
    const page = pageOf(rows, limit, (last) => encodeCursor(LIST, [last.proposedAt.toISOString(), last.proposalId]));
    await logAccess(kernel, tx, caller, {
      subjectIds: page.items.flatMap((item) => subjectsOf(kernel, item)),
      action: 'proposals.listed',
      fields: ['reason', 'description'],
    });
    return { items: page.items.map((row) => toListed(kernel, row, language)), next: page.next };
  });
}

/** One proposal, also a decided one: a look like the list. Throws as that does, and NOT_FOUND for one that is not the caller's to decide. */
export async function readProposal(
  kernel: Pick<Kernel, 'db' | 'clock' | 'offers'>,
  caller: Caller,
  language: Language,
  id: string,
): Promise<ListedProposal> {
  requirePermission(caller, 'proposal.confirm');
  requirePurpose(caller);
  return kernel.db.tx(async (tx) => {
    const row = isUuid(id) ? await selectProposal(tx, caller, id) : undefined;
    if (row === undefined) throw new XinhengError('NOT_FOUND', { what: id.slice(0, 40) });
    await logAccess(kernel, tx, caller, {
      subjectIds: subjectsOf(kernel, row),
      action: 'proposal.read',
      fields: ['reason', 'description'],
    });
    return toListed(kernel, row, language);
  });
}

/** Whose word waits for a second person: neither subject nor content. */
export interface OpenProposal {
  proposal: string;
  by: string;
  at: string;
}

/** What waits of one kind for these objects, by object, for the rooms that show them. */
export async function openProposals(tx: Tx, kind: string, objectIds: readonly string[]): Promise<Map<string, OpenProposal>> {
  const rows = await selectOpenFor(tx, kind, objectIds);
  return new Map(
    rows.map(({ objectId, proposalId, proposedBy, proposedAt }) => [
      objectId,
      { proposal: proposalId, by: proposedBy, at: proposedAt.toISOString() },
    ]),
  );
}

export function toDecided({ payload: _payload, subjectId: _subject, reason: _reason, ...rest }: Proposal): Decided {
  return { ...rest, proposedAt: rest.proposedAt.toISOString(), decidedAt: rest.decidedAt?.toISOString() ?? null };
}

function toListed(kernel: Pick<Kernel, 'offers'>, proposal: Proposal, language: Language): ListedProposal {
  const { payload: _, proposedAt, decidedAt, ...rest } = proposal;
  return {
    ...rest,
    proposedAt: proposedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    description: describeProposal(kernel, proposal, language),
  };
}
