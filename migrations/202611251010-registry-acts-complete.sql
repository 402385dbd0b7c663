-- Acts and records, complete: the past of a file, the same act by two lines, stays and shielding with their terms.

-- kernel: which event stands at a number, and when it was written; nothing of what it says.
create view v_journal_events with (security_invoker = true) as
  select seq, type, subject_id, object, version, at from journal;

-- D: further lines by which the same act came (条 and 块). The first line stands in the record itself; only those that
-- came after it cost a row here.
create table act_sources (
  subject_id uuid not null,
  record_id uuid not null,
  reporting_organ text not null,
  act_id uuid not null,
  first_on date not null,
  last_on date not null,
  batch_id uuid,
  row_no integer,
  -- of the row as sent, as in records
  source_hash uuid,
  agrees boolean not null,
  primary key (subject_id, record_id, reporting_organ)
);
create index act_sources_batch on act_sources (batch_id) where batch_id is not null;

-- D: where two lines say different things of one act, the deciding organ is asked. `fields`: name → {held, given}.
create table act_comparisons (
  subject_id uuid not null,
  comparison_id uuid not null,
  record_id uuid not null,
  act_id uuid not null,
  organ text not null,
  reporting_organ text not null,
  fields jsonb not null,
  state text not null default 'open' check (state in ('open', 'held', 'given', 'agreed', 'recalled')),
  opened_on date not null,
  closed_on date,
  closed_by text,
  reason text,
  primary key (subject_id, comparison_id)
);
create unique index act_comparisons_open on act_comparisons (subject_id, record_id, reporting_organ) where state = 'open';
create index act_comparisons_due on act_comparisons (opened_on, comparison_id) where state = 'open';
create index act_comparisons_id on act_comparisons (comparison_id);

create view v_records_sources with (security_invoker = true) as
  select subject_id, record_id, reporting_organ, act_id, first_on, last_on, batch_id, row_no, agrees from act_sources;
create view v_records_comparisons with (security_invoker = true) as
  select subject_id, comparison_id, record_id, act_id, organ, reporting_organ, fields, state, opened_on, closed_on, closed_by,
    reason
  from act_comparisons;

-- Staying a decision and shielding a record, with who, by what, and until when. The facets themselves are computed from the
-- days, so that they begin and end with every job stopped.
alter table records add column stay jsonb;
alter table records add column shield jsonb;
create or replace view v_records_current with (security_invoker = true) as
  select subject_id, record_id, version, act_id, item, edition, kind, organ, reporting_organ, source, line, document_no,
    decided, permit_no, content, nature, severity, display_class, validity, held, released_on, shielded, ended_on,
    ended_kind, ended_reason, disputes, corrections, shared, received_on, report_due, report_due_provisional, days_late,
    batch_id, row_no, source_hash, salt, seq, stay, shield
  from records;
