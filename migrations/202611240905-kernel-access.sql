-- Users, keys, sessions, logs: what the access room needs beside the base.

-- A machine's key is bounded by its organ's division, as a person is; it is named in the logs without showing itself.
alter table api_keys add column key_id text not null;
alter table api_keys add column district text;
alter table api_keys add constraint api_keys_key_id unique (key_id);

create index sessions_user on sessions (user_id);
create index sessions_expires on sessions (expires_at);

-- Sign-in attempts by account, by address, and by both. Keys are hashes; rows go when their window has passed.
create table sign_in_attempts (
  key bytea primary key,
  attempts integer not null,
  window_ends timestamptz not null
);
create index sign_in_attempts_ends on sign_in_attempts (window_ends);

-- An attempt holds its key until held_until. Whoever stores an answer must still be the holder (a fencing token), so an
-- attempt that was overtaken rolls its effect back. null = never taken over before the key expires.
alter table idempotency_keys add column attempt uuid not null;
alter table idempotency_keys add column held_until timestamptz;
create index idempotency_keys_created on idempotency_keys (created_at);

-- One row for each hourly seal of access_log: the span of ids and the hash that the journal's leaf commits to.
create table access_seals (
  last_id bigint primary key,
  first_id bigint not null,
  rows integer not null,
  hash bytea not null check (octet_length(hash) = 32),
  sealed_at timestamptz not null
);

-- Both logs only grow. An application role is not granted more (docs/security.md); this stops the owner's own slips.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end
$$;
create trigger audit_log_append_only before update or delete on audit_log
  for each row execute function refuse_change();
create trigger access_log_append_only before update or delete on access_log
  for each row execute function refuse_change();
