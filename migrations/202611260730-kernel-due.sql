-- What has a last day and is not done yet, for whoever reminds: which object, no party and no words.
create view v_deadlines_due with (security_invoker = true) as
  select object_kind, object_id, due from deadlines where closed_on is null and state in ('open', 'late');
create index deadlines_running on deadlines (due) where closed_on is null;

-- Lists of cases and work lists of every organ that has to do with a case, not of the deciding one alone.
create index cases_handling on cases (handling, case_id) where handling is not null;
create index cases_reporting on cases (reporting, case_id) where reporting is not null;
create index cases_superior on cases (superior, case_id) where superior is not null;
-- Duties of whatever organ, and those that one person has.
create index case_duties_anybody on case_duties (due, number) where organ is null;
