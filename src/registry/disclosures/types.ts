import type { ColumnType } from 'kysely';
import type { ActKind, Nature } from '../records/types.ts';

/**
 * Which records a delivery could hold; a missing field means all. `recordIds` only for what names single rows: adverse
 * hits of screening, and reports (architecture.md).
 */
export interface DisclosureFilter {
  natures?: readonly Nature[];
  kinds?: readonly ActKind[];
  organs?: readonly string[];
  recordIds?: readonly string[];
}

export interface Disclosure {
  /** `anonymous` for downloads without a session: no address, no device is kept. Else the body that received. */
  recipient: string;
  channel: 'download' | 'feed' | 'report' | 'screening' | 'exchange';
  purpose: string;
  filter: DisclosureFilter;
  /** Journal positions: what happened after `fromSeq` up to `toSeq`; 0 = everything so far. */
  fromSeq: number;
  toSeq: number;
  itemCount: number;
}

export const ANONYMOUS_RECIPIENT = 'anonymous';

export interface DisclosuresTable {
  disclosure_id: string;
  recipient: string;
  channel: Disclosure['channel'];
  purpose: string;
  filter: ColumnType<DisclosureFilter, string, string>;
  from_seq: number;
  to_seq: number;
  item_count: number;
  at: Date;
}

export interface DisclosureTables {
  disclosures: DisclosuresTable;
}
