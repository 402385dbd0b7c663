import type { Kernel } from '../context.ts';
import { XinhengError } from '../errors/index.ts';
import type { Language } from '../i18n/types.ts';
import { point } from '../offers.ts';
import type { Effect, Proposal } from './types.ts';

type Offering = Pick<Kernel, 'offers'>;

export const effects = point<Effect>('effect', ({ kind }) => kind);

export function getEffect({ offers }: Offering, kind: string): Effect {
  const effect = offers.find(effects, kind);
  if (effect === undefined) throw new XinhengError('INTERNAL', { what: `effect ${kind}` });
  return effect;
}

/** Whom a proposal concerns. */
export function subjectsOf({ offers }: Offering, proposal: Pick<Proposal, 'kind' | 'payload' | 'subjectId'>): string[] {
  const named = offers.find(effects, proposal.kind)?.subjects?.(proposal.payload) ?? [];
  return [...new Set(proposal.subjectId === null ? named : [proposal.subjectId, ...named])];
}

/** What a confirmation would do; a kind that this program no longer knows has no description. */
export function describeProposal({ offers }: Offering, proposal: Pick<Proposal, 'kind' | 'payload'>, language: Language): string {
  return offers.find(effects, proposal.kind)?.describe(proposal.payload, language) ?? '';
}

/** Where its own people read the whole of it. */
export function pageOfProposal({ offers }: Offering, proposal: Pick<Proposal, 'kind' | 'payload'>): string | undefined {
  return offers.find(effects, proposal.kind)?.page?.(proposal.payload);
}
