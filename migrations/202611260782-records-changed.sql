-- Corrections and withdrawals, and objections that are open, are few: lists of them must not walk all records.
create index records_changed on records (organ, record_id) where corrections <> '[]';
create index records_disputed on records (organ, record_id) where disputes <> '[]';
