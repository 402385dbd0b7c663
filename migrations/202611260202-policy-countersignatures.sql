-- What the operator's legal office signed: an adverse effect on a real body rests on nothing else (docs/glossary.md).
create table policy_countersignatures (
  kind text not null,
  id text not null,
  edition text not null,
  -- of the document as it was signed: another text under the same name is not signed
  hash text not null,
  -- the account, and the name of the person as it is shown
  by_account text not null,
  name text not null,
  on_day date not null,
  primary key (kind, id, edition)
);
