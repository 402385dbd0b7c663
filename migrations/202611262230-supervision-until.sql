-- From which day on a received grade is not used unless it is renewed, so that a portfolio of a whole city need not open a record
-- for each body to know it. The look of each day fills it for the bodies of before.
alter table supervision_states add column used_until date;
