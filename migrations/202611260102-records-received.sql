-- Counts by organ and day of receipt (the national leg, last 30 days) read this and not all records.
create index records_received on records (received_on, organ);
