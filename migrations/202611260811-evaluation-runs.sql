-- Evaluations that were made and stored: enough beside the records of that moment to be worked out again, to the digit.

-- D. One row a body, model, day and state of its records; a row never changes.
create table evaluations (
  subject_id uuid not null,
  evaluation_id uuid not null,
  model text not null,
  edition text not null,
  -- of the model's document
  model_hash text not null,
  as_of date not null,
  -- the journal's number of the newest of the body's rows
  position bigint not null,
  -- what the model reads of the body itself, and provinces of organs come from policy
  attributes jsonb not null,
  -- raw values and points by indicator, groups, vetoes
  outcome jsonb not null,
  score text,
  grade text,
  -- from this day on it is stale, though no record changes
  renew_on date,
  made_at timestamptz not null,
  constraint evaluations_pkey primary key (subject_id, evaluation_id),
  constraint evaluations_once unique (subject_id, model_hash, as_of, position)
);
create index evaluations_latest on evaluations (subject_id, model, made_at desc);
