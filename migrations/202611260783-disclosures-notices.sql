-- Which recipients have not confirmed a correction: for the weekly bulletin. No content stands in a notice.
create view v_disclosures_notices with (security_invoker = true) as
  select notice_id, recipient, kind, act_id, record_id, at, read_at from notices;
