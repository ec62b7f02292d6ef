-- What the queue is made of, in clear: random ids, how urgent, how it stands and since when. What a
-- case is about, and what of it may be read, is sealed with the person's words.
create table desk_case (
  id text primary key,
  number text not null unique,
  conversation text not null,
  urgency text not null,
  status text not null,
  holder text,
  opened_at integer not null,
  waits_from integer not null,
  closed_at integer,
  body blob not null
) strict, without rowid;
create index desk_case_conversation on desk_case (conversation);
create index desk_case_queue on desk_case (status, waits_from);

-- Moments at which a conversation is to be looked at again. `guard` names the state it watches.
create table timer (
  conversation text not null,
  name text not null,
  guard text not null,
  at integer not null,
  primary key (conversation, name)
) strict, without rowid;
create index timer_at on timer (at);

-- The people at the desk. `body` is sealed: what they are called, and how they prove who they are.
-- `code` and `telegram` are keyed hashes: of a code that is used once, and of an account.
create table staff (
  id text primary key,
  role text not null check (role in ('caseworker', 'coordinator')),
  place integer not null,
  body blob not null,
  code text unique,
  code_until integer,
  telegram text unique,
  removed_at integer
) strict, without rowid;

-- Who is signed in to the console: the keyed hash of what their browser holds.
create table staff_session (
  token text primary key,
  staff text not null,
  at integer not null,
  until integer not null
) strict, without rowid;

-- Every look at a case, so that the person may ask who read it.
create table reading (
  id integer primary key,
  conversation text not null,
  staff text not null,
  at integer not null
) strict;
create index reading_conversation on reading (conversation);

-- The code by which a person finds their case again, as a keyed hash: one for each conversation.
create table return_code (
  conversation text primary key,
  code text not null unique,
  at integer not null
) strict, without rowid;

-- Codes that led nowhere: whose they were, as a keyed hash, and when.
create table guess (
  id integer primary key,
  who text not null,
  at integer not null
) strict;
create index guess_at on guess (at);

-- Where the desk's own rooms lead: the keyed hash of a topic's name on its platform.
create table topic (
  room text primary key,
  conversation text not null
) strict, without rowid;
create index topic_conversation on topic (conversation);
