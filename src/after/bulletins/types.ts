import type { SilentOrgan } from './silent.ts';
import type { Unconfirmed } from './unconfirmed.ts';
import type { Days } from './week.ts';

/** A number and the list behind it: as long as the number says. */
export interface Counted {
  n: number;
  /** There are more than were counted. */
  more: boolean;
  list: { api: string; page: string };
}

export interface OrganCount {
  organ: string;
  name: string;
  nameEn: string;
  n: number;
}

export interface OrganRow {
  organ: string;
  name: string;
  nameEn: string;
  /** Reports that came in the week, those after their day, and those of the week before. */
  received: number;
  late: number;
  lateBefore: number;
  /** Per cent to one decimal; null below 20: too few to be rated. */
  latePercent: string | null;
}

/** What is not known yet, so that nobody takes a number for more than it is. */
export type Unknown =
  | { kind: 'provisional'; count: Counted; year: number }
  | { kind: 'silent'; organ: string; name: string; nameEn: string }
  | { kind: 'month-open'; month: string }
  | { kind: 'codes-never' };

export interface Weekly {
  week: Days;
  before: Days;
  asOf: string;
  /** Organs may be named in public by the operator’s decision; without it a bulletin names none. */
  named: boolean;
  naming: { by: string; on: string } | null;
  late: Counted & { before: Counted; worst: (OrganCount & { list: Counted['list'] }) | null };
  dueSoon: Counted & Days & { organs: number };
  silent: Counted & { organs: SilentOrgan[] };
  objections: Counted & { days: number; raisedTo: string };
  unconfirmed: Counted & { days: number; recipients: Unconfirmed[] };
  codes: {
    month: string;
    asOf: string;
    perTenThousand: string | null;
    target: number;
    worst: { district: string; name: string | null; perTenThousand: string } | null;
    list: Counted['list'];
    orders: Counted;
  } | null;
  organs: OrganRow[];
  unknown: Unknown[];
  /** The five sentences and what is not known, in the caller’s language. */
  sentences: string[];
  unknownSentences: string[];
}
