import Type from 'typebox';
import type { Caller } from '../access/index.ts';
import type { Database } from '../db/index.ts';
import { decodeCursor, encodeCursor, pageOf } from '../http/index.ts';
import type { Language } from '../i18n/index.ts';
import { describeProposal } from './effects.ts';
import { selectProposals } from './store.ts';
import type { Proposal, ProposalState } from './types.ts';

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

/** Oldest first, those that the caller may decide. Throws BAD_CURSOR. */
export async function listProposals(
  db: Pick<Database, 'kysely'>,
  caller: Caller,
  language: Language,
  options: { state?: ProposalState; cursor?: string | undefined; limit?: number } = {},
): Promise<{ items: ListedProposal[]; next: string | null }> {
  const { state = 'open', cursor, limit = 50 } = options;
  const position = cursor === undefined ? undefined : decodeCursor(LIST, Position, cursor);
  const after = position && { proposedAt: position[0], proposalId: position[1] };
  const rows = await selectProposals(db, caller, { state, after, limit: limit + 1 });
  const page = pageOf(rows, limit, (last) => encodeCursor(LIST, [last.proposedAt.toISOString(), last.proposalId]));
  return { items: page.items.map((row) => toListed(row, language)), next: page.next };
}

export function toListed(proposal: Proposal, language: Language): ListedProposal {
  const { payload: _, proposedAt, decidedAt, ...rest } = proposal;
  return {
    ...rest,
    proposedAt: proposedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    description: describeProposal(proposal, language),
  };
}
