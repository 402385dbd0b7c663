-- What a case of correction would change (kind, document, day and reason are its fields): never changed once it is proposed.
create table publicity_amendments (
  case_id uuid primary key,
  act_id uuid not null,
  -- the fields as they are right
  patch jsonb not null,
  -- the versions that the proposer saw: what changed since is not amended blindly
  records jsonb not null
);
