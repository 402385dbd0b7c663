-- Record files of key areas: how many bodies of each district have what their file should hold. Counted each day.

-- L. `part` is empty for the whole file, district for bodies of none.
create table key_area_counts (
  area text not null,
  district text not null,
  part text not null,
  members integer not null,
  there integer not null,
  counted_on date not null,
  primary key (area, district, part)
);

create view v_subjects_scopes with (security_invoker = true) as
  select subject_id, content->>'scope' as scope from registrations where content->>'scope' is not null;
