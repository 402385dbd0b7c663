-- Figures by organ, month by month: frozen when published, what they rest on, and what organs say of them.

-- L: a closed month as it was published (revision 0) and what was different when it was counted again (1, 2, …).
create table figure_months (
  month text not null,
  revision integer not null,
  counted_on date not null,
  figures jsonb not null,
  -- organs and numbers that differ from the revision before; empty for the first
  changes jsonb not null,
  hash text not null,
  primary key (month, revision)
);

-- L: the sentence that an organ puts beside its figures, until they are published.
create table figure_statements (
  month text not null,
  organ text not null,
  sentence text not null,
  account text not null,
  said_at timestamptz not null,
  primary key (month, organ)
);

-- L: what an organ's own site or case system holds, against which omissions are counted. Only what was drawn is kept: the
-- rest may name acts that this platform has no right to.
create table figure_samples (
  sample_id uuid primary key,
  month text not null,
  organ text not null,
  source text not null check (source in ('site', 'system')),
  population integer not null,
  seed text not null,
  -- SHA-256 of the numbers in their order: whoever holds the list can draw again
  population_hash text not null,
  drawn text[] not null,
  entered_by text not null,
  entered_at timestamptz not null,
  unique (month, organ, source)
);

create view v_intake_batch_counts with (security_invoker = true) as
  select batch_id, organ, mapping, state, received_at, rows_read, returned, rejected, heading->>'mends' as mends
  from intake_batches;
