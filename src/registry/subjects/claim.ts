import type { Hashable, NewEvent } from '../../kernel/journal/types.ts';
import type { KeyKind, RegistrationsTable, SubjectKind, SubjectSize, SubjectState } from './types.ts';

/** One claim of code, name and number by a source, ready to be written. */
export interface RegistrationClaim {
  rowNo: number | null;
  source: string;
  sourceKey: string;
  usccGiven: string | null;
  /** `usccGiven` where it is a valid code; a wrong one keys nothing and stands with its findings. */
  uscc: string | null;
  regNo: string | null;
  /** Further numbers that find the subject. */
  otherKeys: readonly { kind: KeyKind; key: string }[];
  name: string;
  nameNorm: string;
  kind: SubjectKind;
  state: SubjectState;
  founded: string | null;
  district: string | null;
  /** In the form of `IndustryBook.read`; null where the source gives none or one of unknown form. */
  industry: string | null;
  /** Null where the source states none. */
  size: SubjectSize | null;
  content: Record<string, string | number | boolean | null>;
  findings: string[];
  receivedOn: string;
  batchId: string | null;
  sourceHash: string;
  /** As of when the source says this, where it says so: an older row than the one held is stale. */
  asOf: string | null;
}

export type ClaimFate = 'accepted' | 'replaced' | 'unchanged' | 'stale';

/** Kind of body by the first two characters of its code (law.md §1); a mapping may say better. */
export function kindOfCode(uscc: string | null): SubjectKind {
  switch (uscc?.slice(0, 2)) {
    case '91':
      return 'enterprise';
    case '92':
      return 'individual_business';
    case '93':
      return 'cooperative';
    case '11':
      return 'public_body';
    case '12':
      return 'institution';
    case '51':
    case '52':
    case '53':
      return 'social_organisation';
    default:
      return 'other';
  }
}

/** What of a registration is hashed; keys in the order of RFC 8785. */
export function registrationContent(row: Omit<RegistrationsTable, 'seq' | 'salt'>): { [key: string]: Hashable } {
  return {
    content: row.content,
    findings: row.findings,
    name: row.name,
    receivedOn: row.received_on,
    regNo: row.reg_no,
    registrationId: row.registration_id,
    source: row.source,
    sourceKey: row.source_key,
    subjectId: row.subject_id,
    usccGiven: row.uscc_given,
    version: row.version,
  };
}

export function registrationEvent(row: Omit<RegistrationsTable, 'seq'>): NewEvent {
  return {
    type: row.version === 1 ? 'registration.added' : 'registration.replaced',
    subjectId: row.subject_id,
    object: row.registration_id,
    version: row.version,
    content: registrationContent(row),
    salt: row.salt,
    home: 'object',
  };
}
