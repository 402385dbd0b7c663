import type { IsoDate } from '../../kernel/db/types.ts';
import type { SubjectKind, SubjectState } from '../subjects/types.ts';
import type { Filter } from './grams.ts';

export const KINDS = [
  'enterprise',
  'individual_business',
  'cooperative',
  'public_body',
  'institution',
  'social_organisation',
  'other',
] as const satisfies readonly SubjectKind[];
export const STATES = ['active', 'revoked', 'cancelled', 'unknown'] as const satisfies readonly SubjectState[];

export interface SearchEntriesTable {
  subject_id: string;
  name_norm: string;
  entry_no: number;
  initials: string;
  facets: string[];
}

export interface SearchPostingsTable {
  gram: string;
  low: number;
  n: number;
  total: number;
  postings: Buffer;
}

/** Own tables; what the subjects room lets others read is named in the statements (v_subjects_…). */
export interface SearchTables {
  search_entries: SearchEntriesTable;
  search_postings: SearchPostingsTable;
}

/** Why a body is in the answer. */
export const REASONS = [
  'code',
  'old_number',
  'organisation_code',
  'tax_number',
  'institution_number',
  'social_number',
  'name',
  'old_name',
  'initials',
  'old_initials',
] as const;
export type Reason = (typeof REASONS)[number];
/** How surely. `similar` only among the suggestions. */
export const FITS = ['exact', 'prefix', 'contains', 'similar'] as const;
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
  industry: string | null;
  why: Reason;
  fit: Fit;
  /** The name, code or number that matched. */
  matched: string;
  /** The part of it that the text met, in its normal form; empty where it only resembles. */
  part: string;
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
  /** On the first page, when hardly anything fits and nothing exactly: bodies whose names resemble the text, nearest first. */
  suggestions: readonly SubjectHit[];
}

/** The filter is by what bodies hold today: district, kind, state, industry. Not every source gives the industry: a body without one passes no filter by it. */
export interface SearchOptions extends Filter {
  cursor?: string | undefined;
  limit?: number;
}
