import type { Hashable } from '../../kernel/journal/types.ts';
import type { RecordsTable } from './types.ts';

/** The part of a record that the journal's leaf covers. */
export type HashedRecord = Pick<
  RecordsTable,
  | 'record_id'
  | 'version'
  | 'act_id'
  | 'subject_id'
  | 'item'
  | 'edition'
  | 'kind'
  | 'organ'
  | 'document_no'
  | 'decided'
  | 'permit_no'
  | 'content'
  | 'nature'
  | 'severity'
  | 'display_class'
  | 'validity'
  | 'released_on'
  | 'ended_on'
  | 'ended_kind'
> &
  Partial<Pick<RecordsTable, 'stay' | 'shield'>>;

/**
 * The one function that says what of a record is hashed. Keys stand in the order of RFC 8785, so that a canonical form
 * costs no sorting. A verifier rebuilds this object from the row (or its history row) and hashes it with the row's salt.
 */
export function recordContent(row: HashedRecord): { [key: string]: Hashable } {
  return {
    actId: row.act_id,
    content: row.content as { [key: string]: Hashable },
    decided: row.decided,
    displayClass: row.display_class,
    documentNo: row.document_no,
    edition: row.edition,
    ended: row.ended_on === null ? null : { kind: row.ended_kind, on: row.ended_on },
    item: row.item,
    kind: row.kind,
    nature: row.nature,
    organ: row.organ,
    permitNo: row.permit_no,
    recordId: row.record_id,
    released: row.released_on,
    severity: row.severity,
    // Only where there is one: leaves from before these columns stand as they were.
    ...(row.shield ? { shield: { ...row.shield } } : {}),
    ...(row.stay ? { stay: { ...row.stay } } : {}),
    subjectId: row.subject_id,
    validity: row.validity,
    version: row.version,
  };
}
