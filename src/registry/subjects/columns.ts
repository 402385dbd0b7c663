import { bytes, joined, json, PackedRows, plain, text, type Columns } from '../../kernel/db/index.ts';
import type { RegistrationsTable, SubjectsTable } from './types.ts';

const REGISTRATION: Columns<RegistrationsTable, keyof RegistrationsTable> = {
  subject_id: plain((row) => row.subject_id, 'uuid'),
  registration_id: plain((row) => row.registration_id, 'uuid'),
  source: text((row) => row.source),
  source_key: text((row) => row.source_key),
  uscc_given: text((row) => row.uscc_given),
  reg_no: text((row) => row.reg_no),
  name: text((row) => row.name),
  content: json((row) => row.content),
  findings: joined((row) => row.findings, 'text[]'),
  version: plain((row) => row.version, 'int'),
  received_on: plain((row) => row.received_on, 'date'),
  batch_id: plain((row) => row.batch_id, 'uuid'),
  row_no: plain((row) => row.row_no, 'int'),
  source_hash: plain((row) => row.source_hash, 'uuid'),
  salt: bytes((row) => row.salt),
  seq: plain((row) => row.seq, 'bigint'),
};

const SUBJECT: Columns<SubjectsTable, keyof SubjectsTable> = {
  subject_id: plain((row) => row.subject_id, 'uuid'),
  kind: text((row) => row.kind),
  name: text((row) => row.name),
  uscc: text((row) => row.uscc),
  state: text((row) => row.state),
  founded: plain((row) => row.founded, 'date'),
  district: text((row) => row.district),
  industry: text((row) => row.industry),
  size: text((row) => row.size),
  merged_into: plain((row) => row.merged_into, 'uuid'),
  seq: plain((row) => row.seq, 'bigint'),
  version: plain((row) => row.version, 'int'),
  created_at: plain((row) => row.created_at.toISOString(), 'timestamptz'),
};

export type PackedRegistrations = PackedRows<RegistrationsTable, keyof RegistrationsTable>;
export type PackedSubjects = PackedRows<SubjectsTable, keyof SubjectsTable>;

export function packRegistrations(rows: readonly RegistrationsTable[]): PackedRegistrations {
  return new PackedRows(REGISTRATION, 'registration_id', rows);
}

export function packSubjects(rows: readonly SubjectsTable[]): PackedSubjects {
  return new PackedRows(SUBJECT, 'subject_id', rows);
}

export const REGISTRATION_COLUMNS = Object.keys(REGISTRATION) as (keyof RegistrationsTable)[];
export const SUBJECT_COLUMNS = Object.keys(SUBJECT) as (keyof SubjectsTable)[];
