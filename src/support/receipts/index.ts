export { issueReceipt } from './issue.ts';
export { receiptMessages } from './messages.ts';
export { receiptPublicKey } from './seal.ts';
export type { Brief, Difference, Issued, ReceiptContent, Shown, StateNow, Verification } from './types.ts';
export { verifyFile, verifyText } from './verify.ts';
