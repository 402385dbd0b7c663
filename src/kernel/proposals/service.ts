import { forbidden, mayActFor, requirePermission, type Caller } from '../access/index.ts';
import { audit } from '../audit/index.ts';
import type { Kernel } from '../context.ts';
import { sqlState, type Tx } from '../db/index.ts';
import { XinhengError } from '../errors/index.ts';
import type { Ids } from '../ids/index.ts';
import { append, type NewEvent } from '../journal/index.ts';
import { getEffect, subjectsOf } from './effects.ts';
import { insertProposal, lockProposal, storeDecision } from './store.ts';
import type { NewProposal, Proposal, ProposalState } from './types.ts';
import { isUuid } from '../ids/index.ts';

/**
 * Opens a proposal in the caller's transaction, as its last statement (it appends to the journal). Throws
 * UNAUTHENTICATED, BAD_INPUT (no reason), CONFLICT when one of the same kind is open for the object.
 */
export async function propose(tx: Tx, input: NewProposal, caller: Caller, kernel: Kernel, now: Date): Promise<{ proposalId: string }> {
  getEffect(kernel, input.kind);
  const proposal: Proposal = {
    proposalId: kernel.ids.record(),
    kind: input.kind,
    objectKind: input.objectKind,
    objectId: input.objectId,
    subjectId: input.subjectId ?? null,
    payload: input.payload,
    reason: reasonOf(input.reason),
    organ: input.organ === undefined ? caller.organ : input.organ,
    district: input.district === undefined ? caller.district : input.district,
    proposedBy: accountOf(caller),
    proposedAt: now,
    state: 'open',
    decidedBy: null,
    decidedAt: null,
    decisionReason: null,
  };
  try {
    await insertProposal(tx, proposal);
  } catch (error) {
    if (sqlState(error) === '23505') throw new XinhengError('CONFLICT', { what: input.objectId }, { cause: error });
    throw error;
  }
  const { proposalId, kind, objectKind, objectId, payload, reason, organ, proposedBy } = proposal;
  const content = { proposalId, kind, objectKind, objectId, payload, reason, organ, proposedBy };
  await append(tx, [eventOf('proposal.opened', proposal, content, kernel.ids)], now);
  return { proposalId };
}

/**
 * Confirms as a second person: the effect of its kind runs in the same transaction. Throws NOT_FOUND, NOT_OPEN,
 * SAME_PERSON, FORBIDDEN, and whatever the effect throws (then the proposal stays open).
 */
export async function confirm(kernel: Kernel, proposalId: string, caller: Caller, reason?: string): Promise<Proposal> {
  requirePermission(caller, 'proposal.confirm');
  return decide(kernel, proposalId, caller, 'confirmed', reason?.trim() || null, async (tx, proposal, now) => {
    mustBeAnother(proposal, caller);
    return getEffect(kernel, proposal.kind).run(tx, proposal.payload, { kernel, proposal, caller, now });
  });
}

/** Refuses as a second person, with a reason. Throws as `confirm`, and BAD_INPUT without a reason. */
export async function refuse(kernel: Kernel, proposalId: string, caller: Caller, reason: string): Promise<Proposal> {
  requirePermission(caller, 'proposal.confirm');
  return decide(kernel, proposalId, caller, 'refused', reasonOf(reason), async (tx, proposal, now) => {
    mustBeAnother(proposal, caller);
    return close(tx, kernel, proposal, caller, now);
  });
}

/** Taken back by who proposed it; FORBIDDEN for anyone else. */
export async function withdraw(kernel: Kernel, proposalId: string, caller: Caller, reason?: string): Promise<Proposal> {
  return decide(kernel, proposalId, caller, 'withdrawn', reason?.trim() || null, async (tx, proposal, now) => {
    if (proposal.proposedBy !== accountOf(caller)) throw new XinhengError('FORBIDDEN');
    return close(tx, kernel, proposal, caller, now);
  });
}

async function close(tx: Tx, kernel: Kernel, proposal: Proposal, caller: Caller, now: Date): Promise<NewEvent[]> {
  const effect = getEffect(kernel, proposal.kind);
  return (await effect.closed?.(tx, proposal.payload, { kernel, proposal, caller, now })) ?? [];
}

async function decide(
  kernel: Kernel,
  proposalId: string,
  caller: Caller,
  state: Exclude<ProposalState, 'open'>,
  reason: string | null,
  work: (tx: Tx, proposal: Proposal, now: Date) => Promise<NewEvent[]>,
): Promise<Proposal> {
  const decidedBy = accountOf(caller);
  if (!isUuid(proposalId)) throw new XinhengError('NOT_FOUND', { what: proposalId.slice(0, 40) });
  const now = new Date(kernel.clock.now().epochMilliseconds);
  return kernel.db.tx(async (tx) => {
    const open = await lockProposal(tx, proposalId);
    if (open === undefined) throw new XinhengError('NOT_FOUND', { what: proposalId });
    if (open.state !== 'open') throw new XinhengError('NOT_OPEN', { state: open.state });
    const events = await work(tx, open, now);
    const decided: Proposal = { ...open, state, decidedBy, decidedAt: now, decisionReason: reason };
    await storeDecision(tx, decided);
    const { kind, objectKind, objectId } = decided;
    await audit(kernel, tx, caller, {
      action: `proposal.${state}`,
      object: proposalId,
      subjectIds: subjectsOf(kernel, decided),
      outcome: 'ok',
      details: { kind, objectKind, objectId },
    });
    const content = { proposalId, kind, objectKind, objectId, decision: state, decidedBy, reason };
    await append(tx, [...events, eventOf('proposal.decided', decided, content, kernel.ids)], now);
    return decided;
  });
}

function mustBeAnother(proposal: Proposal, caller: Caller): void {
  if (proposal.proposedBy === accountOf(caller)) throw new XinhengError('SAME_PERSON');
  const { organ, district } = proposal;
  if (organ !== null && !mayActFor(caller, { organ, district })) {
    throw forbidden('proposal.confirm');
  }
}

function accountOf(caller: Caller): string {
  if (caller.account === null) throw new XinhengError('UNAUTHENTICATED');
  return caller.account;
}

function reasonOf(reason: string): string {
  const text = reason.trim();
  if (text === '') throw new XinhengError('BAD_INPUT', { what: 'reason' });
  return text;
}

function eventOf(type: 'proposal.opened' | 'proposal.decided', proposal: Proposal, content: NewEvent['content'], ids: Ids): NewEvent {
  return {
    type,
    subjectId: proposal.subjectId,
    object: proposal.proposalId,
    version: type === 'proposal.opened' ? 1 : 2,
    content,
    salt: ids.salt(),
    home: 'journal',
  };
}
