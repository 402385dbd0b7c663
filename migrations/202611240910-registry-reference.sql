-- Reference tables made from policy documents when they are loaded (R): for joins and foreign keys.

create table divisions (
  code text not null,
  name text not null,
  level text not null check (level in ('province', 'city', 'district', 'functional')),
  parent text,
  valid_from date not null,
  valid_to date,
  successors text[] not null default '{}',
  verified text not null,
  primary key (code, valid_from)
);

create table organs (
  code text primary key,
  name text not null,
  name_en text not null,
  short_name text not null,
  uscc text,
  line text not null,
  line_parent text,
  district_parent text,
  district text,
  aliases text[] not null default '{}',
  valid_from date not null,
  valid_to date,
  successor text,
  demo boolean not null default false
);
create unique index organs_uscc on organs (uscc) where uscc is not null;

-- The display rule sets, one row per set and class of act: the SQL side of registry/publicity/rules.ts.
create table display_terms (
  rule_set text not null,
  line text not null,
  in_force_from date not null,
  in_force_to date,
  display_class text not null,
  displayed boolean not null,
  counts_from text not null check (counts_from in ('document', 'display')),
  max_months integer,
  min_months integer,
  basis text not null,
  verified text not null,
  primary key (rule_set, line, display_class)
);
