-- Dossiers: per body the facts of its records, packed, for whatever reads the whole register (evaluation). A reader of the
-- journal keeps them; nobody else writes here.

-- D. Not compressed: it is read whole, again and again.
create table dossiers (
  subject_id uuid primary key,
  layout smallint not null,
  -- the journal's number of the newest row that it was packed from
  position bigint not null,
  facts bytea not null
);
alter table dossiers alter column facts set storage external;

-- R: small numbers for codes of items and organs, given once and never again to another.
create table dossier_numbers (
  kind text not null check (kind in ('item', 'organ')),
  code text not null,
  number integer not null,
  primary key (kind, code),
  unique (kind, number)
);

create view v_subjects_positions with (security_invoker = true) as select subject_id, seq from subjects;
