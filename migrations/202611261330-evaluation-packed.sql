-- A stored evaluation is one narrow row: raw values packed into bytes (src/during/evaluation/packed.ts), from which its model
-- gives points, groups and vetoes again. What stands is one row a body and model; what it took the place of goes to the other
-- table. Stored evaluations of before are dropped: the next full run makes them again.
drop view v_evaluation_standing;
drop table evaluation_standing;
drop table evaluations;
delete from evaluation_runs;

-- R. Texts of models by small numbers, given once.
create table evaluation_editions (
  reference integer primary key,
  model text not null,
  edition text not null,
  -- of the model's document
  model_hash text not null unique
);

-- D. The evaluation of a body by a model that stands; gone when the model no longer speaks of the body.
create table evaluation_standing (
  subject_id uuid not null,
  evaluation_id uuid not null,
  -- the journal's number of the newest of the body's rows
  position bigint not null,
  made_at timestamptz not null,
  reference integer not null,
  as_of date not null,
  -- the body has had this grade by this model from this day on
  since date not null,
  -- from this day on it is stale, though no record changes
  renew_on date,
  model text not null,
  score text,
  grade text,
  -- what the model reads of the body itself, raw values, and the day on which each changes by itself
  packed bytea not null,
  constraint evaluation_standing_pkey primary key (subject_id, model)
);
create index evaluation_standing_due on evaluation_standing (renew_on) where renew_on is not null;

-- D. Evaluations that stand no more, or that were made as of a day before that of the one that stands. A row never changes.
create table evaluations (
  subject_id uuid not null,
  evaluation_id uuid not null,
  position bigint not null,
  made_at timestamptz not null,
  reference integer not null,
  as_of date not null,
  renew_on date,
  score text,
  grade text,
  packed bytea not null,
  constraint evaluations_pkey primary key (subject_id, evaluation_id)
);

-- Other rooms read grades here. Whether one is current the reader asks besides: the body's records (`position`), the day
-- (`renew_on`) and the models in use (`model_hash`).
create view v_evaluation_standing with (security_invoker = true) as
select s.subject_id, s.model, s.evaluation_id, e.edition, e.model_hash, s.as_of, s.position, s.score, s.grade, s.since, s.renew_on
from evaluation_standing s join evaluation_editions e on e.reference = s.reference;
