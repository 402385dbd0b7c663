-- Sign-in by OpenID Connect beside passwords, and what administrators of accounts and keys work with.

-- A person at a provider, linked to an account by the security administrator; nothing is made by signing in.
create table user_identities (
  issuer text not null,
  -- which claim of its tokens, and its value
  claim text not null,
  identity text not null,
  user_id uuid not null,
  linked_by text not null,
  linked_at timestamptz not null,
  primary key (issuer, claim, identity),
  constraint user_identities_one unique (user_id, issuer)
);

-- Sign-ins that came back from a provider: each counts once. Keys are hashes; rows go when the sign-in would be too old anyway.
create table oidc_returns (
  state_hash bytea primary key,
  ends timestamptz not null
);
create index oidc_returns_ends on oidc_returns (ends);

alter table users add column last_sign_in timestamptz;
-- how it was opened: a one-time password need not be changed by whoever did not use it
alter table sessions add column way text not null default 'password' check (way in ('password', 'oidc'));

-- What a key is for, by whom made, until when, how many requests a day. Keys of before have no end: revoke and make anew.
alter table api_keys add column purpose text not null default '';
alter table api_keys add column daily_quota integer check (daily_quota > 0);
alter table api_keys add column expires_at timestamptz;
alter table api_keys add column created_by text;
alter table api_keys add column last_used_at timestamptz;

create table api_key_days (
  key_id text not null,
  day date not null,
  requests integer not null,
  primary key (key_id, day)
);

-- What the logs' reader sees: who looked at whom, and what committed to it.
create view v_access_log with (security_invoker = true) as
  select id, at, account, role, organ, subject_id, action, purpose, fields from access_log;
create index access_log_at on access_log (at, id);
create index audit_log_at on audit_log (at, id);
create index audit_log_account on audit_log (account, at, id);
create index audit_log_subjects on audit_log using gin (subject_ids);

-- What the journal says of each seal of the access log, and by what that is proved.
create view v_journal_seals with (security_invoker = true) as
  select j.seq, j.object, j.leaf, c.salt
  from journal j join journal_content c on c.seq = j.seq where j.type = 'access.sealed';
