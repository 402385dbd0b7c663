import { XinhengError } from '../errors/index.ts';
import type { Language } from '../i18n/types.ts';
import type { Effect, Proposal } from './types.ts';

const effects = new Map<string, Effect>();

/** Called by a room's capability.ts, at import. A kind belongs to one room. */
export function registerEffect(kind: string, effect: Effect): void {
  if (effects.has(kind) && effects.get(kind) !== effect) throw new TypeError(`effect ${kind} is registered twice`);
  effects.set(kind, effect);
}

export function getEffect(kind: string): Effect {
  const effect = effects.get(kind);
  if (effect === undefined) throw new XinhengError('INTERNAL', { what: `effect ${kind}` });
  return effect;
}

/** Whom a proposal concerns. */
export function subjectsOf(proposal: Pick<Proposal, 'kind' | 'payload' | 'subjectId'>): string[] {
  const named = effects.get(proposal.kind)?.subjects?.(proposal.payload) ?? [];
  return [...new Set(proposal.subjectId === null ? named : [proposal.subjectId, ...named])];
}

/** What a confirmation would do; a kind that this program no longer knows has no description. */
export function describeProposal(proposal: Pick<Proposal, 'kind' | 'payload'>, language: Language): string {
  return effects.get(proposal.kind)?.describe(proposal.payload, language) ?? '';
}

/** Where its own people read the whole of it. */
export function pageOfProposal(proposal: Pick<Proposal, 'kind' | 'payload'>): string | undefined {
  return effects.get(proposal.kind)?.page?.(proposal.payload);
}
