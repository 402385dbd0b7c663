-- A record is named by its id alone in commands and addresses; made in the order of time, so that writing it stays cheap.
create index records_id on records (record_id);

-- Timeliness of a month is read by the day on which reports were due.
create index records_report_due on records (report_due) where report_due is not null;

-- L: the days whose ends of display have been journalled. Visibility does not rest on it: it is computed.
create table publicity_days (
  day date primary key,
  ended integer not null,
  at timestamptz not null
);

-- Who ever got a record: by what left the house, to somebody known.
create index disclosures_recipients on disclosures (to_seq) where recipient <> 'anonymous';
