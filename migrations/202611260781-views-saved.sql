-- Saved views of lists: a name for the query of an address. Own, or shared with the colleagues of the organ.
create table saved_views (
  view_id uuid primary key,
  account text not null,
  organ text not null,
  -- address of the page, without language and query
  page text not null,
  name text not null,
  -- query of the address, without the question mark
  query text not null,
  shared boolean not null default false,
  position integer not null default 0,
  saved_at timestamptz not null,
  constraint saved_views_name unique (account, page, name)
);
create index saved_views_shared on saved_views (organ, page) where shared;
