export { giveMandate, requireMandate, revokeMandate, withMandates, type NewMandate } from './give.ts';
export { BY_MERGER, endStandIn, standInForMerged } from './merged.ts';
export { mayFor, standingOf, subjectsFor } from './standing.ts';
export { accountsFor, activeAccounts, heldLately, mandatesOf } from './store.ts';
export { MANDATE_KINDS, SCOPES, type HeldMandate, type Mandate, type MandateKind, type Scope, type Standing } from './types.ts';
