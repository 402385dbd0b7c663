-- 查询记录: what one look at a public page showed, as it stands on the paper; nothing of who asked. The number is drawn, not
-- counted, and looked up by itself.
create table receipts (
  number text primary key,
  subject_id uuid not null,
  issued_at timestamptz not null,
  content jsonb not null,
  content_hash bytea not null,
  -- Of what was on display in that moment: another one now means that something has changed since.
  state_hash bytea not null,
  pdf_hash bytea not null,
  signature bytea not null,
  key_id text not null
);
alter table receipts
  add constraint receipts_number check (number ~ '^R(-[0-9A-HJKMNP-TV-Z]{6}){3}$'),
  add constraint receipts_hashes check (
    length(content_hash) = 32 and length(state_hash) = 32 and length(pdf_hash) = 32 and length(signature) = 64);
