import type { Finding } from '../reading/draft.ts';
import type { Fate } from './fates.ts';

/** What became of one row. */
export interface Outcome {
  rowNo: number;
  fate: Fate;
  /** Why it was not accepted: the first is the row's one code. */
  findings: Finding[];
  /** Why an accepted row waits for a reviewer. */
  held: Finding[];
  /** Of an act: the day by which it is to be reported, for the receipt's most urgent deadline. */
  reportDue: string | null;
  ref: { subjectId: string; id: string } | null;
}

export function outcome(rowNo: number, fate: Fate, more: Partial<Outcome> = {}): Outcome {
  return { rowNo, fate, findings: [], held: [], reportDue: null, ref: null, ...more };
}
