import type { ColumnType, Generated, Selectable } from 'kysely';
import type { IsoDate, Tx } from '../db/types.ts';

export type DeadlineUnit = 'working' | 'calendar' | 'month';
/** deadline: somebody must act by then; window: somebody may until then; term: how long something lasts, never moved by days off. */
export type DeadlineKind = 'deadline' | 'window' | 'term';

/** Days [from, to) that do not count. */
export interface Span {
  from: IsoDate;
  to: IsoDate;
}

/** What a last day is counted from: nothing else goes into it but the calendar. */
export interface Term {
  /** The day that does not count (民法典 §201). */
  started: IsoDate;
  /** So many of `unit`. */
  days: number;
  unit: DeadlineUnit;
  /** Default: deadline. */
  kind?: DeadlineKind;
  /** Disjoint, in order. */
  pauses?: readonly Span[];
}
export type DeadlineState = 'open' | 'met' | 'late' | 'void';

interface DeadlineColumns {
  deadline_id: string;
  object_kind: string;
  object_id: string;
  /** Which rule set it, e.g. report.seven-working-days. */
  rule: string;
  /** The day that does not count (民法典 §201). */
  started: IsoDate;
  days: number;
  unit: DeadlineUnit;
  kind: Generated<DeadlineKind>;
  // jsonb goes in as text: an array would be taken for a PostgreSQL array
  pauses: ColumnType<Span[], string | undefined, string>;
  /** Time stands still: neither moved nor late. */
  paused_since: ColumnType<IsoDate | null, IsoDate | null | undefined, IsoDate | null>;
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
  deadlines: DeadlineColumns;
}
export type DeadlinesTable = Selectable<DeadlineColumns>;

export interface NewDeadline extends Term {
  objectKind: string;
  objectId: string;
  rule: string;
  served?: boolean;
  organ?: string | null;
}

/** What a room does when one of its deadlines passes; one transaction with the mark. */
export interface DeadlineHandler {
  rule: string;
  late(tx: Tx, deadline: DeadlinesTable): Promise<void>;
}
