-- A session that a card of the demonstration's tour opened.
alter table sessions drop constraint sessions_way_check;
alter table sessions add constraint sessions_way_check check (way in ('password', 'oidc', 'tour'));
