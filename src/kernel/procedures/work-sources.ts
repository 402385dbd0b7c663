import type { Caller } from '../access/index.ts';
import type { Kernel } from '../context.ts';
import type { IsoDate, Tx } from '../db/index.ts';
import type { Language } from '../i18n/index.ts';
import { point } from '../offers.ts';
import type { Absent } from './may.ts';

/** One thing to do, as one person's list shows it. */
export interface WorkItem {
  /** `case` or the kind of another room. */
  kind: string;
  what: string;
  object: { kind: string; id: string; number: string };
  subjectId: string | null;
  due: IsoDate | null;
  provisional: boolean;
  standing: 'late' | 'soon' | 'in time' | 'no term';
  /** Must be done, or may be. */
  must: boolean;
  /** By which rule it came to this person. */
  came: string;
  link: string;
  /** Breaks ties of the same day; unique in its source. */
  key: string;
}

export interface WorkQuery {
  caller: Caller;
  /** In whose place the caller acts today. */
  absent: readonly Absent[];
  today: IsoDate;
  /** The last day that counts as soon. */
  soonUntil: IsoDate;
  state: 'late' | 'soon' | undefined;
  after: { due: IsoDate | null; key: string } | undefined;
  limit: number;
  language: Language;
}

export interface WorkCounts {
  all: number;
  late: number;
  soon: number;
}

/** Where a room's work comes from. In order of due day, nulls last, then key (by bytes); narrowed in SQL. */
export interface WorkSource {
  items(tx: Tx, query: WorkQuery): Promise<WorkItem[]>;
  counts(tx: Tx, query: Omit<WorkQuery, 'after' | 'limit' | 'state'>): Promise<WorkCounts>;
}

export const workSources = point<(kernel: Kernel) => WorkSource[]>('work');

export function allWorkSources(kernel: Kernel): WorkSource[] {
  return kernel.offers.at(workSources).flatMap((of) => of(kernel));
}
