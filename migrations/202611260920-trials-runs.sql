-- What-ifs and back-tests of models over the whole register: what was asked, how far it is, what came out in numbers.

-- L. Bodies stand in a result by their id alone, and only those that moved most or were ranked wrongly.
create table trial_runs (
  run_id uuid primary key,
  kind text not null,
  organ text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  -- of what was asked: the same while it runs is the same run
  digest text not null,
  -- as text, so that its author finds the order of the fields again
  request json not null,
  -- id, edition, title
  model jsonb not null,
  against jsonb,
  as_of date not null,
  state text not null default 'running',
  -- of the process that works on it: it holds an advisory lock of that name
  runner_id uuid not null,
  stopping boolean not null default false,
  done integer not null default 0,
  total integer,
  begun_at timestamptz,
  finished_at timestamptz,
  result json,
  -- code of an error
  fault text
);
alter table trial_runs add constraint trial_runs_kind check (kind in ('what-if', 'back-test'));
alter table trial_runs add constraint trial_runs_state check (state in ('running', 'done', 'failed', 'stopped', 'interrupted'));
create unique index trial_runs_once on trial_runs (organ, digest) where state = 'running';
create index trial_runs_newest on trial_runs (kind, organ, run_id desc);
create index trial_runs_running on trial_runs (run_id) where state = 'running';
create index trial_runs_old on trial_runs (asked_at);
