-- Service of papers: attempts, what became of them, confirmations of electronic service. Rows are never changed; a later
-- row stands in the place of an earlier one.

-- L. Names and addresses are personal: they stand here and in the paper alone. `salt` beside what was hashed.
create table deliveries (
  delivery_id uuid primary key,
  case_id uuid not null,
  subject_id uuid,
  -- ids of the papers in the envelope, sorted
  documents jsonb not null,
  method text not null check (method in ('in-person', 'left', 'post', 'electronic', 'public-notice')),
  sent_on date not null,
  recipient text not null,
  address text not null,
  by_account text not null,
  at timestamptz not null,
  salt bytea not null
);
create index deliveries_case on deliveries (case_id, at);

-- L
create table delivery_outcomes (
  case_id uuid not null,
  -- in the order of recording
  n integer not null,
  delivery_id uuid not null,
  outcome text not null check (outcome in ('delivered', 'refused', 'returned', 'published', 'void')),
  on_day date not null,
  recorded_on date not null,
  proof jsonb not null,
  file_id uuid,
  file_sha256 text,
  reason text,
  by_account text not null,
  at timestamptz not null,
  salt bytea not null,
  primary key (case_id, n)
);
alter table delivery_outcomes add constraint delivery_outcomes_delivery foreign key (delivery_id) references deliveries (delivery_id);

-- D: what a subject declared of electronic service (送达地址确认书).
create table delivery_consents (
  subject_id uuid not null,
  n integer not null,
  consent_id uuid not null,
  step text not null check (step in ('sign', 'change', 'withdraw')),
  -- has effect from this day on
  from_day date not null,
  address text,
  -- templates of papers; null for all
  papers jsonb,
  signed_by text not null,
  signed_on date not null,
  by_account text not null,
  at timestamptz not null,
  file_id uuid,
  file_sha256 text,
  salt bytea not null,
  primary key (subject_id, n),
  constraint delivery_consents_address check ((step = 'withdraw') = (address is null))
);
create index delivery_consents_id on delivery_consents (consent_id);

-- L: scans and receipts that prove service, and signed confirmations.
create table delivery_files (
  file_id uuid primary key,
  name text not null,
  media_type text not null,
  sha256 text not null,
  file bytea not null,
  filed_at timestamptz not null
);

create trigger deliveries_append_only before update or delete on deliveries
  for each row execute function refuse_change();
create trigger delivery_outcomes_append_only before update or delete on delivery_outcomes
  for each row execute function refuse_change();
create trigger delivery_files_append_only before update or delete on delivery_files
  for each row execute function refuse_change();
