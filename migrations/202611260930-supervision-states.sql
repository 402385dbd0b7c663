-- Graded supervision: which line of which plan holds for a body, and each time that it became another.

-- D. As the reader and the daily look last found it; a grade that became stale meanwhile is left out when the row is read.
create table supervision_states (
  subject_id uuid not null,
  plan text not null,
  edition text not null,
  -- whose line holds; null: the line of bodies without a grade in use
  grade text,
  reason text not null check (reason in ('graded', 'none', 'stale', 'unknown')),
  -- the day of the grade
  graded_on date,
  -- this line holds from this day on
  since date not null,
  constraint supervision_states_pkey primary key (subject_id, plan)
);
create index supervision_states_grades on supervision_states (plan, grade, subject_id);
create index supervision_states_since on supervision_states (plan, since desc, subject_id);

-- D. Only ever added to.
create table supervision_changes (
  subject_id uuid not null,
  plan text not null,
  version integer not null,
  edition text not null,
  from_grade text,
  to_grade text,
  cause text not null check (cause in ('grade', 'lapsed', 'plan', 'left')),
  reason text not null check (reason in ('graded', 'none', 'stale', 'unknown')),
  graded_on date,
  on_day date not null,
  at timestamptz not null,
  constraint supervision_changes_pkey primary key (subject_id, plan, version)
);
create index supervision_changes_day on supervision_changes (plan, on_day desc, subject_id);
