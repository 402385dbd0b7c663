export { AGREE, correct, withdraw, type Amended, type Amendment } from './amend.ts';
export { WITHDRAWAL_KINDS, type WithdrawalKind } from './changes.ts';
export { heldRows, type HeldReason, type HeldRow } from './held.ts';
export { release, type Released } from './release.ts';
