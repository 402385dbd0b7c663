import type { RegistrationClaim } from '../../subjects/index.ts';
import type { ActRow } from './act-row.ts';
import type { Checked } from './check.ts';

/** A row after all that it shows by itself. `cells` are made only when it comes back or waits. */
export interface CheckedRow<Row = ActRow | RegistrationClaim> {
  rowNo: number;
  checked: Checked<Row>;
  cells: () => string[];
  /** Row of the batch that the file mends; null where it mends none. */
  mends: number | null;
  /** By what it is known when it comes again in another file; null where it says too little. */
  document: string | null;
}
