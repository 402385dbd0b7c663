/** Kinds of a change after display; all but the first end it. */
export const CORRECTION_KINDS = ['correction', 'variation', 'revocation', 'held_illegal', 'void', 'sent_in_error'] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];
export type WithdrawalKind = Exclude<CorrectionKind, 'correction'>;
export const WITHDRAWAL_KINDS = CORRECTION_KINDS.filter((kind): kind is WithdrawalKind => kind !== 'correction');
