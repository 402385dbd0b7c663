-- Looks of organs at bodies: what a body is told of who looked (never an account).
create view v_access_looks with (security_invoker = true) as
  select id, at, organ, subject_id, action, purpose, account from access_log
  where subject_id is not null and organ is not null and role <> 'owner';
create index access_log_subject_at on access_log (subject_id, at) where subject_id is not null;

-- An investigation's looks that the body is told of later: with a basis, a second person and a day by which it is told.
create table look_deferrals (
  subject_id uuid not null,
  deferral_id uuid not null,
  organ text not null,
  -- looks that stated this purpose
  purpose text not null,
  basis text not null,
  from_at timestamptz not null,
  -- the last day on which they are not shown
  until_day date not null,
  proposed_by text not null,
  confirmed_by text not null,
  released_by text,
  released_at timestamptz,
  primary key (subject_id, deferral_id)
);

-- What an account is called, so that a purpose can lose the name of whoever wrote it.
create view v_access_names with (security_invoker = true) as select account, display_name from users;
