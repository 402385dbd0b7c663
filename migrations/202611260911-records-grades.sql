-- Received grades by their scale, latest first: a list of one scale must not walk all records.
create index records_grades on records ((content->>'title'), decided desc, record_id) where kind = 'grade';
