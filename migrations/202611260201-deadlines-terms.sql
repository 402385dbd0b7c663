-- Terms in months (民法典 §202), terms that days off never move, time that stands still.
alter table deadlines drop constraint deadlines_unit_check;
alter table deadlines add constraint deadlines_unit check (unit in ('working', 'calendar', 'month'));
-- deadline: somebody must act; window: somebody may; term: how long something lasts. Only deadlines are ever late.
alter table deadlines add column kind text not null default 'deadline';
alter table deadlines add constraint deadlines_kind check (kind in ('deadline', 'window', 'term'));
-- spans [from, to) that do not count, in order; and the day since which time stands still
alter table deadlines add column pauses jsonb not null default '[]';
alter table deadlines add column paused_since date;
