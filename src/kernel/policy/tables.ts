import type { ColumnType, Selectable } from 'kysely';
import type { IsoDate } from '../db/types.ts';
import type { PolicyKind, Source, Verified } from './types.ts';

export interface PolicyDocumentsTable {
  kind: PolicyKind;
  id: string;
  edition: string;
  title_zh: string;
  title_en: string;
  in_force_from: IsoDate;
  in_force_to: IsoDate | null;
  status: 'draft' | 'in_force' | 'superseded';
  verified: Verified;
  // jsonb goes in as text: an array would be taken for a PostgreSQL array
  sources: ColumnType<Source[], string, string>;
  note: ColumnType<{ zh: string; en: string } | null, string | null, string | null>;
  content: ColumnType<unknown, string, string>;
  hash: string;
  origin: 'shipped' | 'workbench';
  loaded_at: Date;
  /** Of an edition made in the running system: who wrote it, and who published it as the second person. */
  drafted_by: ColumnType<string | null, string | null | undefined, string | null>;
  published_by: ColumnType<string | null, string | null | undefined, string | null>;
}

export type PolicyDocumentRow = Selectable<PolicyDocumentsTable>;

export interface DivisionsTable {
  code: string;
  name: string;
  level: 'province' | 'city' | 'district' | 'functional';
  parent: string | null;
  valid_from: IsoDate;
  valid_to: IsoDate | null;
  successors: string[];
  verified: Verified;
}

export interface OrgansTable {
  code: string;
  name: string;
  name_en: string;
  short_name: string;
  uscc: string | null;
  line: 'samr' | 'ndrc';
  line_parent: string | null;
  district_parent: string | null;
  district: string | null;
  aliases: string[];
  valid_from: IsoDate;
  valid_to: IsoDate | null;
  successor: string | null;
  demo: boolean;
}

export interface DisplayTermsTable {
  rule_set: string;
  line: 'samr' | 'ndrc';
  in_force_from: IsoDate;
  in_force_to: IsoDate | null;
  display_class: string;
  displayed: boolean;
  counts_from: 'document' | 'display';
  max_months: number | null;
  min_months: number | null;
  basis: string;
  verified: Verified;
}

interface CountersignaturesTable {
  kind: PolicyKind;
  id: string;
  edition: string;
  hash: string;
  by_account: string;
  name: string;
  on_day: IsoDate;
}

/** Tables of this room (R: small, rarely written, joined by others). */
export interface PolicyTables {
  policy_documents: PolicyDocumentsTable;
  policy_countersignatures: CountersignaturesTable;
  divisions: DivisionsTable;
  organs: OrgansTable;
  display_terms: DisplayTermsTable;
}
