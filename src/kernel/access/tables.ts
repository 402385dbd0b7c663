import type { ColumnType, Generated } from 'kysely';
import type { IsoDate } from '../db/types.ts';
import type { MandateKind, Scope } from './mandates/types.ts';
import type { Role } from './types.ts';

/** Instants are bound as ISO strings made from the kernel's clock and come back as Date. */
type Instant = ColumnType<Date, string, string>;

interface UsersTable {
  user_id: string;
  account: string;
  display_name: string;
  role: Role;
  organ: string | null;
  district: string | null;
  subject_id: string | null;
  password_hash: string | null;
  must_change: boolean;
  active: boolean;
  created_at: Instant;
  last_sign_in: ColumnType<Date | null, string | null | undefined, string>;
}

/** How a session was opened. */
/** `tour`: a card of the demonstration's tour, without a password. */
export type SignInWay = 'password' | 'oidc' | 'tour';

interface SessionsTable {
  token_hash: Buffer;
  user_id: string;
  csrf: string;
  created_at: Instant;
  seen_at: Instant;
  expires_at: Instant;
  purposes: ColumnType<Record<string, string>, never, never>;
  way: Generated<SignInWay>;
}

interface ApiKeysTable {
  key_hash: Buffer;
  key_id: string;
  label: string;
  organ: string;
  district: string | null;
  created_at: Instant;
  revoked_at: ColumnType<Date | null, string | null, string | null>;
  purpose: string;
  daily_quota: number | null;
  expires_at: ColumnType<Date | null, string | null, string | null>;
  created_by: string | null;
  last_used_at: ColumnType<Date | null, string | null | undefined, string | null>;
}

interface ApiKeyDaysTable {
  key_id: string;
  day: IsoDate;
  requests: number;
}

interface UserIdentitiesTable {
  issuer: string;
  claim: string;
  identity: string;
  user_id: string;
  linked_by: string;
  linked_at: Instant;
}

interface OidcReturnsTable {
  state_hash: Buffer;
  ends: Instant;
}

interface SignInAttemptsTable {
  key: Buffer;
  attempts: number;
  window_ends: Instant;
}

export interface AccessLogTable {
  id: Generated<number>;
  at: Instant;
  account: string;
  role: string;
  organ: string | null;
  subject_id: string | null;
  action: string;
  purpose: string;
  fields: string[];
}

interface AccessSealsTable {
  last_id: number;
  first_id: number;
  rows: number;
  hash: Buffer;
  sealed_at: Instant;
}

interface MandatesTable {
  subject_id: string;
  mandate_id: string;
  account: string;
  kind: MandateKind;
  scopes: Scope[];
  from_day: string;
  until_day: string | null;
  given_by: string;
  given_at: Instant;
  revoked_by: string | null;
  revoked_at: ColumnType<Date | null, string | null, string | null>;
}

export interface AccessTables {
  users: UsersTable;
  sessions: SessionsTable;
  api_keys: ApiKeysTable;
  api_key_days: ApiKeyDaysTable;
  user_identities: UserIdentitiesTable;
  oidc_returns: OidcReturnsTable;
  sign_in_attempts: SignInAttemptsTable;
  access_log: AccessLogTable;
  access_seals: AccessSealsTable;
  mandates: MandatesTable;
}
