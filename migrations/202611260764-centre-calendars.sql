-- The secret of a person's calendar address; the database holds its hash. One a person, replaced when renewed.
create table centre_calendars (
  account text primary key,
  secret_hash bytea not null unique,
  made_at timestamptz not null
);
