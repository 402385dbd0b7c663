-- What was written for a party and not handed in: it stays with the body, whoever wrote it, also where the mandate of the
-- writer ended meanwhile. One a step of a case; gone when the step is taken.
create table case_drafts (
  subject_id uuid not null,
  case_id uuid not null,
  step text not null,
  given jsonb not null,
  by_account text not null,
  at timestamptz not null,
  primary key (subject_id, case_id, step)
);
