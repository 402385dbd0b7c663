-- kernel: the leaf of an event, for the page that says in plain words how a record can be proved. A leaf is salted: it
-- tells nothing of the content (docs/architecture.md, Journal and readers).
create view v_journal_leaves with (security_invoker = true) as select seq, leaf, at from journal;
