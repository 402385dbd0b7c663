-- Editions of the catalogue made in the running system: who wrote a draft, and who published it as the second person.
alter table policy_documents add column drafted_by text;
alter table policy_documents add column published_by text;
-- Two drafts, or a draft and an edition, never share the address that records and pages know them by.
create unique index policy_documents_local_edition on policy_documents (edition)
  where kind in ('catalogue-supplement', 'catalogue-subset');
