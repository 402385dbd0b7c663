-- The size class of a body (large, medium, small, micro), as far as an organ states it. Optional, as the industry is: the
-- platform never works it out.
alter table subjects add column size text check (size in ('large', 'medium', 'small', 'micro'));

create or replace view v_subjects_bodies with (security_invoker = true) as
  select subject_id, kind, name, uscc, state, founded, district, merged_into, industry, size from subjects;

-- Layout 3 of dossiers holds it: all are packed anew by their reader from the first event.
delete from dossiers;
delete from reader_parked where reader = 'dossiers';
update readers set cursor = 0 where name = 'dossiers';

-- What fits into a block stays in it: whoever reads all dossiers then fetches only the largest from elsewhere.
alter table dossiers set (toast_tuple_target = 8160);
