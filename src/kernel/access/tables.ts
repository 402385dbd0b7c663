import type { ColumnType, Generated } from 'kysely';
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
}

interface SessionsTable {
  token_hash: Buffer;
  user_id: string;
  csrf: string;
  created_at: Instant;
  seen_at: Instant;
  expires_at: Instant;
  purposes: ColumnType<Record<string, string>, never, never>;
}

interface ApiKeysTable {
  key_hash: Buffer;
  key_id: string;
  label: string;
  organ: string;
  district: string | null;
  created_at: Instant;
  revoked_at: ColumnType<Date | null, string | null, string | null>;
}

interface SignInAttemptsTable {
  key: Buffer;
  attempts: number;
  window_ends: Instant;
}

interface AccessLogTable {
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

export interface AccessTables {
  users: UsersTable;
  sessions: SessionsTable;
  api_keys: ApiKeysTable;
  sign_in_attempts: SignInAttemptsTable;
  access_log: AccessLogTable;
  access_seals: AccessSealsTable;
}
