-- Who acts for a body without being its legal representative: its own people and agents, for a time and for named things.
-- A row is never changed but to end it, so that each act can be told by whom and on which mandate it was done.
create table mandates (
  subject_id uuid not null,
  mandate_id uuid not null,
  account text not null,
  kind text not null check (kind in ('handler', 'agent')),
  scopes text[] not null check (scopes <@ array['see', 'file', 'sign', 'receive'] and scopes @> array['see']),
  from_day date not null,
  -- the last day; an agent's always has one
  until_day date check (until_day >= from_day),
  given_by text not null,
  given_at timestamptz not null,
  revoked_by text,
  revoked_at timestamptz,
  primary key (subject_id, mandate_id),
  constraint mandates_agent_ends check (kind <> 'agent' or until_day is not null),
  constraint mandates_revoked check ((revoked_by is null) = (revoked_at is null))
);
create index mandates_account on mandates (account);
