-- What the workbench shows of where a record came from: the file, its sheet and heading, and the cells of rows that went
-- back (identity and unknown columns are blank in them already).
create or replace view v_intake_batches with (security_invoker = true) as
  select batch_id, number, mapping, organ, reported_by, state, received_at, finished_at, file_name, heading
  from intake_batches;
create or replace view v_intake_findings with (security_invoker = true) as
  select batch_id, row_no, code, fate, column_name, params, cells from intake_findings;
