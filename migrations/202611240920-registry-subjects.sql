-- D, distributed by subject_id.
create table subjects (
  subject_id uuid primary key,
  kind text not null check (kind in ('enterprise', 'individual_business', 'cooperative', 'public_body', 'institution', 'social_organisation', 'other')),
  name text not null,
  uscc text,
  state text not null default 'active' check (state in ('active', 'revoked', 'cancelled', 'unknown')),
  founded date,
  district text,
  merged_into uuid,
  seq bigint not null,
  version integer not null default 1,
  created_at timestamptz not null
);

-- Names have periods: current = no "to".
create table subject_names (
  subject_id uuid not null,
  name_norm text not null,
  name text not null,
  valid_from date,
  valid_to date,
  source text not null,
  primary key (subject_id, name_norm, source)
);

-- Every claim of code, name and number by a source organ.
create table registrations (
  subject_id uuid not null,
  registration_id uuid not null,
  source text not null,
  source_key text not null,
  uscc_given text,
  reg_no text,
  name text not null,
  content jsonb not null,
  findings text[] not null default '{}',
  version integer not null default 1,
  received_on date not null,
  batch_id uuid,
  row_no integer,
  -- of the row as sent: equal = unchanged
  source_hash uuid,
  salt bytea not null,
  seq bigint not null,
  -- one claim a source and key; the id is for history, events and addresses
  primary key (subject_id, source, source_key)
);

create table registration_history (
  subject_id uuid not null,
  registration_id uuid not null,
  version integer not null,
  from_seq bigint not null,
  to_seq bigint not null,
  row jsonb not null,
  primary key (subject_id, registration_id, version)
);

-- K, distributed by key. Many-to-many, so that a code claimed twice shows. kind: uscc, reg, org, tax, institution, social, source
create table subject_keys (
  kind text not null,
  key text not null,
  subject_id uuid not null,
  valid_from date,
  valid_to date,
  state text not null default 'live' check (state in ('live', 'ended', 'disputed')),
  primary key (kind, key, subject_id)
);
