-- The record that a case put on a list: the case takes it off again, under whatever body it stands by then.
create table listing_entries (
  case_id uuid primary key,
  list text not null,
  record_id uuid not null
);
alter table listing_entries add constraint listing_entries_record unique (record_id);
