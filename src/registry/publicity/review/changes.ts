import type { IsoDate } from '../../../kernel/db/types.ts';
import type { Correction, CorrectionKind, RecordsTable, Validity } from '../../records/types.ts';
import type { RecordChanges } from '../../records/index.ts';
import { displayClass } from '../rules.ts';
import { patched, type CorrectionPatch } from './patch.ts';

/**
 * What ends display of a decision, with the validity that follows (行政处罚法 §48). A decision held illegal and one sent
 * in error end their display without the decision itself being touched here.
 */
const VALIDITY_AFTER: Record<Exclude<CorrectionKind, 'correction'>, Validity | null> = {
  variation: 'varied',
  revocation: 'revoked',
  held_illegal: null,
  void: 'void',
  sent_in_error: null,
};

export type WithdrawalKind = keyof typeof VALIDITY_AFTER;

export const WITHDRAWAL_KINDS = Object.keys(VALIDITY_AFTER) as WithdrawalKind[];

/** The row after its display and use are ended: content stays in the archive, the public gets the reason only. */
export function withdrawn(row: RecordsTable, kind: WithdrawalKind, reason: string, today: IsoDate, document?: string): RecordChanges {
  return {
    validity: VALIDITY_AFTER[kind] ?? row.validity,
    ended_on: today,
    ended_kind: 'withdrawn',
    ended_reason: reason,
    shared: false,
    corrections: [...row.corrections, correction(kind, reason, today, document)],
  };
}

/** The row with what the organ corrected, its class computed anew, and the mark that it was corrected: never the old content. */
export function corrected(row: RecordsTable, patch: CorrectionPatch, reason: string, today: IsoDate): RecordChanges {
  const content = patched(row.content, patch.content);
  const severity = patch.severity === undefined ? row.severity : patch.severity;
  return {
    content,
    severity,
    display_class: displayClass(row.kind, content, severity),
    corrections: [...row.corrections, correction('correction', reason, today, patch.document)],
  };
}

function correction(kind: CorrectionKind, reason: string, on: IsoDate, document?: string): Correction {
  return { on, kind, reason, ...(document === undefined ? {} : { document }) };
}
