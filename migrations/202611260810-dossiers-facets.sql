-- Layout 2 of dossiers: industry, the day by which objections are due, and what a record is about within its item. All are
-- packed anew by their reader from the first event.
alter table dossier_numbers drop constraint dossier_numbers_kind_check;
alter table dossier_numbers add constraint dossier_numbers_kind_check check (kind in ('item', 'organ', 'facet'));
delete from dossiers;
delete from reader_parked where reader = 'dossiers';
update readers set cursor = 0 where name = 'dossiers';
