-- Papers of procedures. The last number given of an organ's series in a year; the row is locked to the end of the transaction.

-- L
create table document_counters (
  organ text not null,
  series text not null,
  year integer not null,
  value integer not null check (value > 0),
  primary key (organ, series, year)
);

-- L: one row a paper, with its file. Never changed. Content with persons' addresses stands here alone, never in the journal.
create table documents (
  document_id uuid primary key,
  case_id uuid not null,
  subject_id uuid,
  -- which document of its procedure
  kind text not null,
  template text not null,
  template_edition text not null,
  organ text not null,
  series text,
  year integer,
  serial integer,
  number text,
  heading text not null,
  -- what filled the template, by name, and to whom it is addressed
  filled jsonb not null,
  recipient jsonb,
  made_on date not null,
  made_at timestamptz not null,
  pages integer not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  file bytea not null,
  constraint documents_numbered check ((series is null) = (serial is null) and (series is null) = (year is null) and (series is null) = (number is null))
);
create unique index documents_serial on documents (organ, series, year, serial) where serial is not null;
create index documents_case on documents (case_id, made_at);
create index documents_subject on documents (subject_id, made_at) where subject_id is not null;
create trigger documents_append_only before update or delete on documents
  for each row execute function refuse_change();
