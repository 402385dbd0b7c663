-- L: arrivals.
create table intake_batches (
  batch_id uuid primary key,
  number text not null unique,
  mapping text not null,
  organ text not null,
  reported_by text not null,
  file_name text not null,
  file_hash bytea not null,
  file_bytes bigint not null,
  encoding text,
  again boolean not null default false,
  state text not null check (state in ('received', 'running', 'done', 'refused', 'recalled')),
  received_at timestamptz not null,
  finished_at timestamptz,
  -- counters, committed with each chunk
  rows_read integer not null default 0,
  accepted integer not null default 0,
  replaced integer not null default 0,
  unchanged integer not null default 0,
  stale integer not null default 0,
  waiting integer not null default 0,
  returned integer not null default 0,
  rejected integer not null default 0,
  held integer not null default 0,
  reasons jsonb not null default '{}',
  -- heading as in the file, and the positions that are never kept (identity and unknown columns)
  heading jsonb,
  -- the earliest report_due among its rows that is not past
  most_urgent date,
  -- where an upload lies until its rows are in; null for a file that stays its owner's
  spool text,
  refusal jsonb
);
create index intake_batches_same on intake_batches (file_hash, mapping, organ) where not again;
create index intake_batches_recent on intake_batches (received_at desc, batch_id);

-- One row a chunk: the fate of each of its rows as one letter (registry/intake/fates.ts). Committing a chunk is committing this row.
create table intake_chunks (
  batch_id uuid not null,
  chunk integer not null,
  first_row integer not null,
  fates text not null,
  primary key (batch_id, chunk)
);

-- Rows that were rejected or returned, and rows held, with what is wrong; never an identity column.
create table intake_findings (
  batch_id uuid not null,
  row_no integer not null,
  code text not null,
  fate text not null,
  column_name text,
  params jsonb not null default '{}',
  -- the row's cells for the reject file, identity columns blank; null for held rows
  cells jsonb,
  primary key (batch_id, row_no, code)
);

-- Acts whose valid code is not held yet: they wait here, in time for clock A, and never create a subject.
create table intake_waiting (
  waiting_id uuid primary key,
  batch_id uuid not null,
  row_no integer not null,
  key_kind text not null,
  key text not null,
  name_norm text not null,
  row jsonb not null,
  received_on date not null,
  state text not null default 'waiting' check (state in ('waiting', 'attached', 'returned', 'recalled')),
  identity uuid not null
);
create index intake_waiting_key on intake_waiting (key_kind, key) where state = 'waiting';
create unique index intake_waiting_identity on intake_waiting (identity, key) where state = 'waiting';

create table nil_reports (
  organ text not null,
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  declared_by text not null,
  declared_at timestamptz not null,
  number text not null unique,
  primary key (organ, month)
);
