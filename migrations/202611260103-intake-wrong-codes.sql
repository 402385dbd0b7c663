-- Rows with a wrong code wait at the matching desk; they are found by their document when the act comes with a right one.
create index intake_waiting_document on intake_waiting ((row->'row'->>'documentKey')) where state = 'waiting';
