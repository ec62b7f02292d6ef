-- In clear: random ids, counters, times, urgency, channel and how a parcel stands. Everything a
-- person said, heard or is called is sealed; what must be found by it is a keyed hash.

create table meta (
  name text primary key,
  value text not null
) strict, without rowid;

-- The key is wrapped by DATA_KEY; every word of this person is sealed under it.
create table person (
  id text primary key,
  key blob not null,
  created_at integer not null
) strict, without rowid;

create table conversation (
  id text not null unique,
  person text not null,
  channel text not null,
  address text not null unique,
  seq integer not null,
  state blob not null
) strict;

-- The transcript, the dedupe list and the lock, in one table: a second turn with the same seq or
-- the same event cannot be written. Its parcels are the `parcels` rows that come after `parcel`.
create table turn (
  conversation text not null,
  seq integer not null,
  event text not null unique,
  at integer not null,
  body blob not null,
  parcel integer not null,
  parcels integer not null,
  unique (conversation, seq)
) strict;

-- What is owed to somebody. `n` is the order in which it was promised.
create table parcel (
  n integer primary key,
  id text not null,
  lane text not null,
  channel text not null,
  conversation text not null,
  seq integer not null,
  urgent integer not null,
  call blob,
  created_at integer not null,
  tries integer not null default 0,
  first_tried_at integer,
  due_at integer not null default 0,
  leased_until integer not null,
  doubted integer not null default 0,
  state text not null default 'unsent' check (state in ('unsent', 'sent', 'failed', 'uncertain')),
  ended_at integer,
  why text,
  receipt blob
) strict;

-- Each holds only the rows it is for, so that what is settled costs nothing.
create unique index parcel_unsent on parcel (lane, id)
  where state = 'unsent' and channel <> 'web';
create index parcel_unfetched on parcel (conversation, seq)
  where state = 'unsent' and channel = 'web';
create index parcel_lost on parcel (conversation, seq)
  where state in ('failed', 'uncertain');

-- Events that could not be made into a turn, sealed under a key of their own.
create table aside (
  event text primary key,
  at integer not null,
  body blob not null
) strict, without rowid;
