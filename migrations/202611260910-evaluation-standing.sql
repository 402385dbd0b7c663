-- Of each body and model the evaluation that stands: what shows a grade and what falls due, without a look at all that was
-- ever made. Evaluations from before have none; the first daily run gives it to them.

-- D. Written beside the evaluation that takes its place; gone when the model no longer speaks of the body.
create table evaluation_standing (
  subject_id uuid not null,
  model text not null,
  evaluation_id uuid not null,
  edition text not null,
  model_hash text not null,
  as_of date not null,
  position bigint not null,
  score text,
  grade text,
  -- the body has had this grade by this model from this day on
  since date not null,
  -- from this day on it is stale, though no record changes
  renew_on date,
  -- SHA-256 over what came out, to be compared when it is worked out again
  digest bytea not null,
  constraint evaluation_standing_pkey primary key (subject_id, model)
);
create index evaluation_standing_due on evaluation_standing (renew_on) where renew_on is not null;
create index evaluation_standing_grades on evaluation_standing (model, grade, subject_id);

-- The same body, model, day and records give the same; where they once gave another (an older program), both stay.
alter table evaluations add column digest bytea;
alter table evaluations drop constraint evaluations_once;
alter table evaluations add constraint evaluations_once unique (subject_id, model_hash, as_of, position, digest);

-- Other rooms read grades here. Whether one is current the reader asks besides: the body's records (`position`), the day
-- (`renew_on`) and the models in use (`model_hash`).
create view v_evaluation_standing with (security_invoker = true) as
select subject_id, model, evaluation_id, edition, model_hash, as_of, position, score, grade, since, renew_on
from evaluation_standing;

-- L. The full run of each day by each model: what it looked at and what it found that the reader should have done.
create table evaluation_runs (
  day date not null,
  model_hash text not null,
  model text not null,
  edition text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  bodies integer not null default 0,
  -- the first evaluation of a body by this edition
  first integer not null default 0,
  -- stale, and nobody had renewed it
  missed integer not null default 0,
  -- said to be current, and other than what came out now
  differing integer not null default 0,
  constraint evaluation_runs_pkey primary key (day, model_hash)
);
