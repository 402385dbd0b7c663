import type { IsoDate } from '../../kernel/db/types.ts';

export type SubjectKind =
  | 'enterprise'
  | 'individual_business'
  | 'cooperative'
  | 'public_body'
  | 'institution'
  | 'social_organisation'
  | 'other';
export type SubjectState = 'active' | 'revoked' | 'cancelled' | 'unknown';

/** Classes of the statistical rules of size (统计上大中小微型企业划分办法). */
export const SUBJECT_SIZES = ['large', 'medium', 'small', 'micro'] as const;
export type SubjectSize = (typeof SUBJECT_SIZES)[number];

export interface SubjectsTable {
  subject_id: string;
  kind: SubjectKind;
  name: string;
  /** The valid code of the body, where it has one; a wrong code stands only in its registration, with findings. */
  uscc: string | null;
  state: SubjectState;
  founded: IsoDate | null;
  district: string | null;
  /** GB/T 4754: section letter, then the digits of the class as far as a source gives them (C, C26, C2614). */
  industry: string | null;
  /** As an organ states it; never worked out. */
  size: SubjectSize | null;
  merged_into: string | null;
  seq: number;
  version: number;
  created_at: Date;
}

export interface SubjectNamesTable {
  subject_id: string;
  /** `normaliseName`: NFKC, brackets and spaces unified; what code-and-name agreement and search compare. */
  name_norm: string;
  name: string;
  valid_from: IsoDate | null;
  valid_to: IsoDate | null;
  source: string;
}

export interface RegistrationsTable {
  subject_id: string;
  registration_id: string;
  source: string;
  source_key: string;
  uscc_given: string | null;
  reg_no: string | null;
  name: string;
  content: Record<string, string | number | boolean | null>;
  findings: string[];
  version: number;
  received_on: IsoDate;
  batch_id: string | null;
  row_no: number | null;
  /** Key of the row as the source sent it: equal = unchanged. */
  source_hash: string | null;
  salt: Buffer;
  seq: number;
}

export interface RegistrationHistoryTable {
  subject_id: string;
  registration_id: string;
  version: number;
  from_seq: number;
  to_seq: number;
  row: unknown;
}

export type KeyKind = 'uscc' | 'reg' | 'org' | 'tax' | 'institution' | 'social' | 'source';

export interface SubjectKeysTable {
  kind: KeyKind;
  key: string;
  subject_id: string;
  valid_from: IsoDate | null;
  valid_to: IsoDate | null;
  state: 'live' | 'ended' | 'disputed';
}

export interface SubjectTables {
  subjects: SubjectsTable;
  subject_names: SubjectNamesTable;
  registrations: RegistrationsTable;
  registration_history: RegistrationHistoryTable;
  subject_keys: SubjectKeysTable;
}
