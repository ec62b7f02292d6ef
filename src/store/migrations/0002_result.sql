-- Results that were given, with the answers they rest on, so that a wrong one can be found again and
-- taken back. Which flow, which answers and what was found are in the sealed body. After
-- `expires_at` a row is deleted; `meta` counts how many were.
create table result (
  n integer primary key,
  id text not null unique,
  conversation text not null,
  seq integer not null,
  at integer not null,
  expires_at integer not null,
  body blob not null
) strict;

create index result_expires on result (expires_at);
