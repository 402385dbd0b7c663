export { openProposals, type OpenProposal } from './list.ts';
export { confirm, propose, refuse, withdraw } from './service.ts';
export type { Effect, EffectContext, NewProposal, Proposal, ProposalState } from './types.ts';
