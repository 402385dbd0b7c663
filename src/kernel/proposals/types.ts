import type { Caller } from '../access/types.ts';
import type { Kernel } from '../context.ts';
import type { Tx } from '../db/types.ts';
import type { Language } from '../i18n/types.ts';
import type { Hashable, NewEvent } from '../journal/types.ts';

export interface NewProposal {
  /** Of an effect that a room brings: `batch.recall`, `record.withdraw` … */
  kind: string;
  objectKind: string;
  objectId: string;
  subjectId?: string | null;
  payload: Hashable;
  reason: string;
  /** Whose matter it is (default: the proposer's organ). People of that organ confirm it; null = anyone who may confirm. */
  organ?: string | null;
  /** Division that bounds the organ. */
  district?: string | null;
}

export type ProposalState = 'open' | 'confirmed' | 'refused' | 'withdrawn';

export interface Proposal {
  proposalId: string;
  kind: string;
  objectKind: string;
  objectId: string;
  subjectId: string | null;
  payload: Hashable;
  reason: string;
  organ: string | null;
  district: string | null;
  proposedBy: string;
  proposedAt: Date;
  state: ProposalState;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
}

export interface EffectContext {
  kernel: Kernel;
  proposal: Proposal;
  /** Who confirms. */
  caller: Caller;
  now: Date;
}

/** What happens on confirmation, in the transaction of the confirmation. */
export interface Effect {
  /** `batch.recall`: a kind belongs to one room. */
  kind: string;
  /** For the list and the confirming person: what will happen, in one sentence, without content of records. */
  describe(payload: Hashable, language: Language): string;
  /** The page of the workbench on which whoever decides it reads what it does, where that is more than the sentence. */
  page?(payload: Hashable): string;
  /** Whom it concerns, where that is more than the proposal's own subject. */
  subjects?(payload: Hashable): readonly string[];
  /**
   * Checks that the object still allows it (else throws, and the proposal stays open), writes, and returns the events
   * to append: the confirmation appends them with its own, last.
   */
  run(tx: Tx, payload: Hashable, context: EffectContext): Promise<NewEvent[]>;
  /** What is put away when it is refused or taken back instead; answers events to append, likewise. */
  closed?(tx: Tx, payload: Hashable, context: EffectContext): Promise<NewEvent[]>;
}
