import type { IsoDate, Tx } from '../db/types.ts';

export type DeadlineUnit = 'working' | 'calendar';
export type DeadlineState = 'open' | 'met' | 'late' | 'void';

export interface DeadlinesTable {
  deadline_id: string;
  object_kind: string;
  object_id: string;
  /** Which rule set it, e.g. report.seven-working-days. */
  rule: string;
  /** The day that does not count (民法典 §201). */
  started: IsoDate;
  days: number;
  unit: DeadlineUnit;
  /** The last day in time. */
  due: IsoDate;
  provisional: boolean;
  /** Version of the calendar that `due` rests on. */
  calendar: string;
  /** Told to a party: may only be lengthened. */
  served: boolean;
  organ: string | null;
  /** `late` with closed_on null: past due and still not done. */
  state: DeadlineState;
  closed_on: IsoDate | null;
  version: number;
}

export interface DeadlineTables {
  deadlines: DeadlinesTable;
}

export interface NewDeadline {
  objectKind: string;
  objectId: string;
  rule: string;
  started: IsoDate;
  days: number;
  unit: DeadlineUnit;
  served?: boolean;
  organ?: string | null;
}

/** What a room does when one of its deadlines passes; one transaction with the mark. */
export interface DeadlineHandler {
  rule: string;
  late(tx: Tx, deadline: DeadlinesTable): Promise<void>;
}
