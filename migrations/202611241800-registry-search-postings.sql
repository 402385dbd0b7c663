-- The search index anew (docs/decisions/0006-search-index.md). It follows from the names of the bodies: the reader "search"
-- starts again at the first event and fills it.
drop table search_entries;

-- D: each name of each body once, with what was posted for it; numbered as they came. What a reader sees (name, state,
-- district …) is read from the register at the moment of the search, never from here.
create table search_entries (
  subject_id uuid not null,
  name_norm text not null,
  entry_no integer not null,
  initials text not null,
  facets text[] not null,
  primary key (subject_id, name_norm)
);
create index search_entries_no on search_entries (entry_no);

-- K, distributed by gram: for each gram the entries that hold it, in the order of results (length of the name, then
-- number), packed into blocks. A block covers the places from "low" to the next block's; the block at 0 always stands and
-- knows how many entries its gram has in all.
create table search_postings (
  gram text not null,
  low bigint not null,
  n integer not null,
  total integer not null,
  postings bytea not null,
  primary key (gram, low)
) with (toast_tuple_target = 8160, fillfactor = 90);
alter table search_postings alter column postings set storage external;

delete from reader_parked where reader = 'search';
update readers set cursor = 0 where name = 'search';
