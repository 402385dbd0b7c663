-- What a person stated as the purpose of looks at pages, by address, for as long as the session lives.
alter table sessions add column purposes jsonb not null default '{}';
