export { AGREE, correct, withdraw, type Amended, type Amendment } from './amend.ts';
export { WITHDRAWAL_KINDS, type WithdrawalKind } from './changes.ts';
export { heldReasons, heldWord, type HeldPlace, type HeldReasons } from './places.ts';
export { listChanges, type ChangedRecord } from './list-changes.ts';
export { heldCount, heldRows, type HeldQuery, type HeldReason, type HeldRow } from './held.ts';
export { release, type Released } from './release.ts';
export { reviewOf, type Review } from './standing.ts';
export { UNDER_WAY, underWay, type UnderWay, type UnderWayState } from './under-way.ts';
