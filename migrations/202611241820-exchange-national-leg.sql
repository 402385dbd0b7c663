-- L: one row a file for the upper platform. It commits with the choice of its rows, before the file is published.
create table exchange_files (
  file_id uuid primary key,
  -- day of making, serial of that day, what it holds: files are taken in this order
  number text not null unique,
  made_on date not null,
  serial integer not null,
  -- a kind of act, or changes
  content text not null,
  -- the day on which its rows became due
  day date not null,
  template text not null,
  template_edition text not null,
  -- fields of the template as sent, in order
  columns text[] not null,
  channel text not null check (channel in ('folder', 'http')),
  rows integer not null,
  -- rows for which no receipt has come
  open_rows integer not null,
  bytes bigint not null,
  sha256 text not null,
  state text not null check (state in ('made', 'published')),
  made_at timestamptz not null,
  published_at timestamptz,
  attempts integer not null default 0,
  next_at timestamptz not null,
  fault text
);
create unique index exchange_files_serial on exchange_files (made_on, serial);
create index exchange_files_made on exchange_files (made_on, serial) where state = 'made';
create index exchange_files_open on exchange_files (published_at) where open_rows > 0;

-- D: what of each record is still to be looked at by sending. The journal's reader writes it.
create table exchange_rows (
  subject_id uuid not null,
  record_id uuid not null,
  due_on date,
  due_seq bigint,
  revision integer not null default 0,
  primary key (subject_id, record_id)
);
create index exchange_rows_due on exchange_rows (due_on, due_seq) where due_on is not null;
create index exchange_rows_record on exchange_rows (record_id);

-- D: each time that a record went up: in which row of which file, and what the upper platform said.
create table exchange_sendings (
  subject_id uuid not null,
  record_id uuid not null,
  revision integer not null,
  file_id uuid not null,
  row_no integer not null,
  version integer not null,
  action text not null check (action in ('put', 'end', 'delete')),
  organ text not null,
  sent_on date not null,
  -- what names the act above, for a later change: document number, day, permit number, name, code
  head jsonb not null,
  -- the row as it goes into the file; emptied when the file is out
  cells jsonb,
  salt bytea not null,
  -- SHA-256 of salt and row: the same row is not sent twice
  fingerprint bytea not null,
  outcome text check (outcome in ('accepted', 'duplicate', 'returned')),
  outcome_code text,
  outcome_text text,
  outcome_at timestamptz,
  received_on date,
  -- a later sending took its place
  superseded boolean not null default false,
  primary key (subject_id, record_id, revision)
);
create index exchange_sendings_file on exchange_sendings (file_id, row_no);
create index exchange_sendings_open on exchange_sendings (sent_on, record_id) where outcome is null and not superseded;
create index exchange_sendings_returned on exchange_sendings (received_on, record_id)
  where outcome = 'returned' and not superseded;

-- L: files that came from above, by what they hold: a file that comes twice is known.
create table exchange_arrivals (
  sha256 text primary key,
  name text not null,
  kind text not null check (kind in ('receipt', 'returned', 'determinations')),
  received_at timestamptz not null,
  rows integer not null,
  applied integer not null,
  problems jsonb not null default '[]',
  batch_id uuid
);
create index exchange_arrivals_recent on exchange_arrivals (received_at desc, sha256);

-- L: lists and evaluations determined by others (谁认定谁负责). None has an effect here; what lacks a part is held.
create table exchange_determinations (
  determination_id uuid primary key,
  identity text not null unique,
  kind text not null check (kind in ('list', 'evaluation')),
  state text not null check (state in ('received', 'held', 'returned')),
  missing text[] not null default '{}',
  subject_id uuid,
  name text not null,
  uscc text not null,
  what text not null,
  value text,
  organ text,
  document_no text,
  decided date,
  basis text,
  remedy text,
  until text,
  source text not null,
  received_on date not null
);
create index exchange_determinations_subject on exchange_determinations (subject_id) where subject_id is not null;
