-- What rooms show to others: a join across rooms goes through v_<room>_<what>, never through a foreign table. Each view is
-- a plain list of columns, so that the planner sees the table behind it, and runs with the rights of whoever asks. What is
-- needed to write or to prove a row (salt, hash of the row as sent) is left out where no other room needs it.

-- kernel
create view v_journal_head with (security_invoker = true) as select seq from journal_head;
create view v_journal_parked with (security_invoker = true) as select reader, lane, seq, parked_at from reader_parked;
create view v_audit_log with (security_invoker = true) as
  select id, at, account, role, organ, action, object, subject_ids, outcome, details from audit_log;

create view v_policy_organs with (security_invoker = true) as
  select code, name, name_en, short_name, uscc, line, line_parent, district_parent, district, aliases, valid_from, valid_to,
    successor, demo
  from organs;
create view v_policy_divisions with (security_invoker = true) as
  select code, name, level, parent, valid_from, valid_to, successors, verified from divisions;
create view v_policy_display_terms with (security_invoker = true) as
  select rule_set, line, in_force_from, in_force_to, display_class, displayed, counts_from, max_months, min_months, basis,
    verified
  from display_terms;

-- subjects
create view v_subjects_bodies with (security_invoker = true) as
  select subject_id, kind, name, uscc, state, founded, district, merged_into from subjects;
create view v_subjects_names with (security_invoker = true) as
  select subject_id, name_norm, name, valid_from, valid_to, source from subject_names;
create view v_subjects_registrations with (security_invoker = true) as
  select subject_id, registration_id, source, uscc_given, reg_no, name, findings, received_on from registrations;
create view v_subjects_keys with (security_invoker = true) as
  select kind, key, subject_id, valid_from, valid_to, state from subject_keys;

-- records: whole, since a correction starts from the row that it replaces
create view v_records_acts with (security_invoker = true) as
  select act_id, kind, organ, document_no, decided, permit_no, subject_ids from acts;
create view v_records_current with (security_invoker = true) as
  select subject_id, record_id, version, act_id, item, edition, kind, organ, reporting_organ, source, line, document_no,
    decided, permit_no, content, nature, severity, display_class, validity, held, released_on, shielded, ended_on,
    ended_kind, ended_reason, disputes, corrections, shared, received_on, report_due, report_due_provisional, days_late,
    batch_id, row_no, source_hash, salt, seq
  from records;
create view v_records_history with (security_invoker = true) as
  select subject_id, record_id, version, from_seq, to_seq, row from record_history;

-- intake
create view v_intake_batches with (security_invoker = true) as
  select batch_id, number, mapping, organ, reported_by, state, received_at, finished_at from intake_batches;
create view v_intake_findings with (security_invoker = true) as
  select batch_id, row_no, code, fate, column_name, params from intake_findings;
create view v_intake_nil_reports with (security_invoker = true) as
  select organ, month, declared_by, declared_at, number from nil_reports;
