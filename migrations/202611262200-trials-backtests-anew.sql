-- A back-test of before this edition lists as ranked wrongly whoever had the outcome, whatever the rank: none is kept to be
-- read as if it did not. It is asked again from the page; nothing rests on it.
delete from trial_runs where kind = 'back-test';
