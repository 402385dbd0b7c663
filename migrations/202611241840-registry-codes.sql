-- Codes over the register, work orders, mergers and their undoing, the published rate; the matching desk.

-- D, of the subjects room: a merger lies under the body that was merged away. `note` says what each room moved and what
-- stood there before, so that it can be put back.
create table subject_merges (
  subject_id uuid not null,
  merge_id uuid not null,
  survivor_id uuid not null,
  seq bigint not null,
  merged_at timestamptz not null,
  note jsonb not null,
  undone_seq bigint,
  undone_at timestamptz,
  primary key (subject_id, merge_id)
);
create index subject_merges_survivor on subject_merges (survivor_id) where undone_seq is null;

-- A record that moves to the survivor leaves its past versions where they were written, so its history outlives the row.
alter table record_history drop constraint record_history_record;

-- L: what is wrong with codes as the register stands (gone_on is null) and what was. Found by a reader; `codes check`
-- computes all of it anew and finds the same.
create table code_findings (
  finding_id uuid primary key,
  kind text not null check (kind in ('invalid', 'warning', 'name_differs', 'shared_code', 'several_codes')),
  key text not null,
  -- the facts that the finding rests on: a ruling holds while they are the same
  fingerprint text not null,
  cause text not null,
  codes text[] not null,
  subject_ids uuid[] not null,
  source text,
  candidate text,
  basis text,
  organ text,
  district text,
  counted boolean not null,
  found_on date not null,
  gone_on date
);
create unique index code_findings_standing on code_findings (kind, key) where gone_on is null;
create index code_findings_subjects on code_findings using gin (subject_ids) where gone_on is null;
create index code_findings_recent on code_findings (found_on desc, finding_id);

-- K, distributed by key: bodies by name, district and day of founding together, for the reader alone: a change of one body
-- asks for those that are like it, and the register has no index by name that intake would have to keep.
create table code_namesakes (
  key uuid not null,
  subject_id uuid not null,
  primary key (key, subject_id)
);
create index code_namesakes_subject on code_namesakes (subject_id);

-- L: what the registering organ has answered and a second person confirmed.
create table code_rulings (
  ruling_id uuid primary key,
  order_id uuid not null,
  kind text not null,
  key text not null,
  fingerprint text not null,
  ruled_on date not null,
  void_on date
);
create index code_rulings_of on code_rulings (kind, key) where void_on is null;
create index code_rulings_order on code_rulings (order_id);

-- L: one work order for each finding, to the registering organ.
create table code_orders (
  order_id uuid primary key,
  number text not null unique,
  finding_id uuid not null unique,
  kind text not null,
  subject_ids uuid[] not null,
  organ text not null,
  organ_district text,
  opened_on date not null,
  due date not null,
  due_provisional boolean not null,
  state text not null default 'open' check (state in ('open', 'answered', 'settled', 'lapsed')),
  escalated_on date,
  reply jsonb,
  replied_by text,
  replied_on date,
  proposal_id uuid,
  -- bodies merged away by this order, in the order in which they were
  merged uuid[] not null default '{}',
  settled_on date,
  version integer not null default 1
);
create index code_orders_organ on code_orders (organ, due, order_id) where state in ('open', 'answered');
create index code_orders_recent on code_orders (opened_on desc, order_id);

-- L: the last number of each year's series, without gaps.
create table code_order_numbers (
  year text primary key,
  last integer not null
);

create table code_order_steps (
  order_id uuid not null,
  no integer not null,
  at timestamptz not null,
  what text not null,
  organ text,
  account text,
  details jsonb not null default '{}',
  primary key (order_id, no)
);

-- L: the figures of a month by registering organ and district; frozen once closed.
create table code_rates (
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  organ text not null,
  -- '' = not known
  district text not null,
  bodies integer not null,
  wrong integer not null,
  invalid integer not null,
  shared integer not null,
  several integer not null,
  as_of date not null,
  closed_on date,
  primary key (month, organ, district)
);

-- What intake shows to the matching desk: rows that wait.
create view v_intake_desk with (security_invoker = true) as
  select waiting_id, batch_id, row_no, key_kind, key, name_norm, row, received_on, state from intake_waiting;

-- L: whom the desk decided that a source's row means; remembered for its next rows.
create table match_decisions (
  decision_id uuid primary key,
  source text not null,
  source_key text not null,
  subject_id uuid not null,
  waiting_id uuid not null,
  reasons text[] not null,
  decided_by text not null,
  decided_at timestamptz not null,
  reason text not null,
  undone_by text,
  undone_at timestamptz,
  undo_reason text
);
create unique index match_decisions_live on match_decisions (source, source_key) where undone_at is null;
create index match_decisions_recent on match_decisions (decided_at desc, decision_id);

create table match_attached (
  decision_id uuid not null,
  waiting_id uuid not null,
  record_id uuid not null,
  primary key (decision_id, waiting_id)
);

-- Where a body says that it is, as its claims have it.
create view v_subjects_places with (security_invoker = true) as
  select subject_id, content->>'address' as address from registrations where content->>'address' is not null;

-- Codes and numbers that a body's claims gave before: whoever shares one may stand differently since it is gone.
create view v_subjects_past_claims with (security_invoker = true) as
  select subject_id, row->>'uscc_given' as uscc_given, row->>'reg_no' as reg_no from registration_history;
