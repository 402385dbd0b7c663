-- Orders by last day: of an organ whatever their state, of a district, of the whole city.
drop index code_orders_organ;
create index code_orders_organ on code_orders (organ, due, order_id);
create index code_orders_district on code_orders (organ_district, due, order_id);
create index code_orders_due on code_orders (due, order_id);

-- The desk: the longest waiting first.
create index intake_waiting_desk on intake_waiting (received_on, waiting_id) where state = 'waiting' and key_kind <> 'uscc';

-- Decisions that hold, the latest first, in the order in which they are listed.
drop index match_decisions_recent;
create index match_decisions_recent on match_decisions (decided_at desc, decision_id desc) where undone_at is null;
create index match_decisions_source on match_decisions (source, decided_at desc, decision_id desc) where undone_at is null;
