-- Clock A of an act that waits for its code: kept with it from the day it came, so that it counts like any other report.
alter table intake_waiting
  add column report_due date,
  add column report_due_provisional boolean not null default false,
  add column days_late integer;
create index intake_waiting_report_due on intake_waiting (report_due) where state = 'waiting';

-- What waits, as the figures of timeliness read it: the document's head, never its content. Rooms meet through views.
create view v_intake_waiting with (security_invoker = true) as
  select waiting_id, received_on, report_due, report_due_provisional, days_late,
    row->'row'->>'organ' as organ, row->'row'->>'kind' as kind, row->'row'->>'documentNo' as document_no,
    (row->'row'->>'decided')::date as decided, row->'row'->>'permitNo' as permit_no,
    (row->'row'->>'documentKey')::uuid as document_key, batch_id
  from intake_waiting where state = 'waiting';
create view v_records_act_keys with (security_invoker = true) as
  select key, decided, permit_no, act_id from act_keys;
