-- Names under which turns stand whose person is forgotten: of those turns only the event's hash and
-- the day are left, so that a late redelivery brings nobody back. While a goodbye is on its way the
-- name has a conversation and a key of its own; both go with the goodbye.
create table forgotten (
  conversation text primary key,
  at integer not null
) strict, without rowid;

-- Whose event was set aside, as a keyed hash, so that it can be forgotten with its person.
alter table aside add column address text not null default '';
create index aside_address on aside (address);

create index result_conversation on result (conversation);
