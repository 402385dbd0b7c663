-- The industry of a body (GB/T 4754), as far as a source gives it. Optional: bodies registered before have none until a
-- changed row of their source says it.
alter table subjects add column industry text;

create or replace view v_subjects_bodies with (security_invoker = true) as
  select subject_id, kind, name, uscc, state, founded, district, merged_into, industry from subjects;
