-- What waits for an organ's people is asked for on every page of theirs: by organ, without walking all rows.
create index records_held_organ on records (organ, report_due, record_id)
  where held <> '{}' and released_on is null and ended_on is null;
create index intake_batches_organ on intake_batches (organ, batch_id);
create index intake_waiting_batch on intake_waiting (batch_id) where state = 'waiting';
create index code_orders_escalated on code_orders (due, order_id) where state = 'open' and escalated_on is not null;

-- The desk says until when a row must be known, beside what it says.
create or replace view v_intake_desk with (security_invoker = true) as
  select waiting_id, batch_id, row_no, key_kind, key, name_norm, row, received_on, state, report_due, report_due_provisional
  from intake_waiting;
