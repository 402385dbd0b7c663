-- Succession, branches, and the operators of individual businesses.

-- D: a link between two bodies, under the one that was before, or under the branch. Records stay where they are: a link
-- moves nothing.
create table subject_links (
  subject_id uuid not null,
  link_id uuid not null,
  kind text not null check (kind in ('absorbed', 'merged', 'divided', 'converted', 'from_individual', 'branch')),
  other_id uuid not null,
  since date not null,
  until date,
  document text not null,
  organ text not null,
  seq bigint not null,
  primary key (subject_id, link_id)
);
create unique index subject_links_standing on subject_links (subject_id, kind, other_id) where until is null;
create index subject_links_other on subject_links (other_id);

-- D: by whom an individual business was run, as periods without a name: whose decision it was is told by the day alone.
create table operator_periods (
  subject_id uuid not null,
  period_id uuid not null,
  since date,
  until date,
  document text,
  organ text not null,
  seq bigint not null,
  primary key (subject_id, period_id)
);
create unique index operator_periods_present on operator_periods (subject_id) where until is null;

-- Who was merged into a body: links and periods stay with the entry under which they came, and are read through it.
create index subjects_merged_into on subjects (merged_into) where merged_into is not null;

create view v_subjects_links with (security_invoker = true) as
  select subject_id, link_id, kind, other_id, since, until, document, organ from subject_links;
create view v_subjects_operator_periods with (security_invoker = true) as
  select subject_id, period_id, since, until, document, organ from operator_periods;
