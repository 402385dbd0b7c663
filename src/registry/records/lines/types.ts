import type { IsoDate } from '../../../kernel/db/types.ts';
import type { Differences } from './differ.ts';

/** The same act as another line sent it, beside the record that is held. */
export interface FurtherLine {
  subjectId: string;
  recordId: string;
  actId: string;
  /** The deciding organ, which is asked where the lines differ. */
  organ: string;
  reportingOrgan: string;
  receivedOn: IsoDate;
  batchId: string | null;
  rowNo: number | null;
  sourceHash: string | null;
  differs: Differences;
  /** Nobody is asked about a record that has ended. */
  ask: boolean;
}

export interface ActSourcesTable {
  subject_id: string;
  record_id: string;
  reporting_organ: string;
  act_id: string;
  first_on: IsoDate;
  last_on: IsoDate;
  batch_id: string | null;
  row_no: number | null;
  agrees: boolean;
}

export type ComparisonState = 'open' | 'held' | 'given' | 'agreed' | 'recalled';

export interface ActComparisonsTable {
  subject_id: string;
  comparison_id: string;
  record_id: string;
  act_id: string;
  organ: string;
  reporting_organ: string;
  fields: Differences;
  state: ComparisonState;
  opened_on: IsoDate;
  closed_on: IsoDate | null;
  closed_by: string | null;
  reason: string | null;
}
