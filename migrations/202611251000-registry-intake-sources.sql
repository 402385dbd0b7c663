-- Rows joined by a number and name of their source: one that waits by its number attaches by its name as well.
create index intake_waiting_join_name on intake_waiting ((row->'row'->>'joinName'))
  where state = 'waiting' and key_kind = 'source';

-- Amounts of a batch by field, in 分: how many and their median. What the next batch of the source is compared with.
alter table intake_batches add column amounts jsonb;

-- A batch that waits for a second person: which proposal it is.
alter table intake_batches add column review uuid;

-- L: rows of acts that went back to their source, until they come again mended.
create table intake_returns (
  batch_id uuid not null,
  row_no integer not null,
  organ text not null,
  fate text not null check (fate in ('rejected', 'returned')),
  code text not null,
  -- kind of act, document, permit and name as one key: the row is known by it when it comes again in another file
  document uuid,
  returned_on date not null,
  due date not null,
  due_provisional boolean not null,
  settled_on date,
  settled_by text check (settled_by in ('mended', 'closed', 'recalled')),
  settled_reason text,
  primary key (batch_id, row_no)
);
create index intake_returns_open on intake_returns (organ, due, batch_id, row_no) where settled_on is null;
create index intake_returns_document on intake_returns (organ, document) where settled_on is null and document is not null;
create index intake_returns_provisional on intake_returns (returned_on) where settled_on is null and due_provisional;
