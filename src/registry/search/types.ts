import type { IsoDate } from '../../kernel/db/types.ts';
import type {
  SubjectKeysTable,
  SubjectNamesTable,
  SubjectsTable,
  SubjectKind,
  SubjectState,
} from '../subjects/types.ts';

export interface SearchEntriesTable {
  subject_id: string;
  name_norm: string;
  name: string;
  current: boolean;
  bigrams: string[];
}

/** Own table, and what the subjects room lets others read. */
export interface SearchTables {
  search_entries: SearchEntriesTable;
  subjects: SubjectsTable;
  subject_names: SubjectNamesTable;
  subject_keys: SubjectKeysTable;
}

/** Why a body is in the answer. */
export const REASONS = ['code', 'old_number', 'name', 'old_name'] as const;
export type Reason = (typeof REASONS)[number];
/** How surely. The order is the order of the results. */
export const FITS = ['exact', 'prefix', 'contains'] as const;
export type Fit = (typeof FITS)[number];

/** One body with the facts that tell it from another of a similar name. Never anything adverse. */
export interface SubjectHit {
  subjectId: string;
  name: string;
  uscc: string | null;
  kind: SubjectKind;
  state: SubjectState;
  founded: IsoDate | null;
  district: string | null;
  why: Reason;
  fit: Fit;
  /** The name, code or number that matched. */
  matched: string;
}

export interface CodeFound {
  code: string;
  valid: boolean;
  findings: readonly string[];
  /** Registered bodies whose code differs in one position from a code with a wrong check character. */
  near: readonly SubjectHit[];
}

export interface SearchAnswer {
  /** The text as it was understood: cut, cleaned, not normalised. */
  text: string;
  /** Codes recognised in the text; when there are any, the name is not searched. */
  codes: readonly CodeFound[];
  problem: 'empty' | 'too_short' | 'person' | null;
  items: readonly SubjectHit[];
  next: string | null;
  /** Bodies that fit, counted up to a limit; `more` when the limit was reached. */
  total: { count: number; more: boolean };
  /** When nothing fits: names that begin alike. */
  suggestions: readonly SubjectHit[];
}

export interface SearchOptions {
  cursor?: string | undefined;
  limit?: number;
  /** Division code; a city's or province's code takes in what lies under it. */
  district?: string | undefined;
}
