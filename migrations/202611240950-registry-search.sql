-- D: what the search box looks in; filled by the reader "search", never by intake. Bigrams of the normalised name.
create table search_entries (
  subject_id uuid not null,
  name_norm text not null,
  name text not null,
  current boolean not null,
  bigrams text[] not null,
  primary key (subject_id, name_norm)
);
-- Three ways to one order (exact, prefix, contains; then the shorter name): rare parts by their bigrams, common ones by
-- walking the names from the shortest and stopping at a page.
create index search_entries_bigrams on search_entries using gin (bigrams);
create index search_entries_name on search_entries (name_norm text_pattern_ops);
create index search_entries_short on search_entries (length(name_norm), subject_id);

-- L: the only door for data that leaves.
create table disclosures (
  disclosure_id uuid primary key,
  recipient text not null,
  channel text not null,
  purpose text not null,
  filter jsonb not null,
  from_seq bigint not null,
  to_seq bigint not null,
  item_count integer not null,
  at timestamptz not null
);

-- L: notices of corrections to known recipients (an organ or an account), delivered into this system; no content.
create table notices (
  notice_id bigint generated always as identity primary key,
  idempotency_key text not null unique,
  recipient text not null,
  kind text not null,
  act_id uuid,
  record_id uuid not null,
  reason text,
  at timestamptz not null,
  read_at timestamptz
);
create index notices_recipient on notices (recipient, notice_id);
