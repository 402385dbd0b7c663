-- Messages to accounts: a kind, counts and days, and where to look. The words are made when they are read or sent, so that no
-- fact about anybody can stand in them.
create table messages (
  message_id uuid primary key,
  -- of its cause and the account: the same cause again is the same message
  key text not null,
  account text not null,
  kind text not null,
  params jsonb not null,
  -- address within this site; shown to who is signed in, never sent
  link text,
  subject_id uuid,
  -- shown and sent from this day on
  show_from date not null,
  created_at timestamptz not null,
  read_at timestamptz,
  cancelled_at timestamptz
);
alter table messages add constraint messages_key unique (key);
create index messages_account on messages (account, message_id);

-- Where a person wants messages sent, by the person's own word.
create table message_addresses (
  account text not null,
  channel text not null check (channel in ('email', 'sms')),
  address text not null,
  set_at timestamptz not null,
  primary key (account, channel)
);

-- What became of a message on a channel: written by the sender after the other side took it.
create table message_sendings (
  message_id uuid not null,
  channel text not null check (channel in ('email', 'sms', 'webhook')),
  outcome text not null check (outcome in ('sent', 'no-address', 'cancelled')),
  at timestamptz not null,
  primary key (message_id, channel)
);
