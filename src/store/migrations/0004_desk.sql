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
create index desk_case_closed on desk_case (closed_at) where closed_at is not null;

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
-- `link`, `code` and `telegram` are keyed hashes: of what is used once, and of an account. `step` is
-- the last half minute that they have shown a code of, so that no code is taken twice.
create table staff (
  id text primary key,
  role text not null check (role in ('caseworker', 'coordinator')),
  place integer not null,
  body blob not null,
  link text unique,
  code text unique,
  invited_until integer,
  telegram text unique,
  step integer,
  removed_at integer
) strict, without rowid;

-- What browsers hold: the keyed hash of it. `body` is sealed: a secret that is being set up.
create table staff_session (
  token text primary key,
  staff text not null,
  kind text not null check (kind in ('entering', 'device', 'signed in')),
  at integer not null,
  until integer not null,
  body blob
) strict, without rowid;
create index staff_session_staff on staff_session (staff);
create index staff_session_until on staff_session (until);

-- Codes that staff have tried: whose they were, as a keyed hash, and when.
create table staff_guess (
  id integer primary key,
  who text not null,
  at integer not null
) strict;
create index staff_guess_who on staff_guess (who, at);
create index staff_guess_at on staff_guess (at);

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

-- A caseworker's message in a room, until it is known how its way to the person ended: the keyed
-- hash of its event, and what the platform calls it.
create table mark (
  event text primary key,
  conversation text not null,
  message integer not null,
  thread integer not null
) strict, without rowid;
create index mark_conversation on mark (conversation);

-- What the desk's lane was told, by whom it is about: for edits, and to take it back.
create index parcel_desk on parcel (conversation, id) where lane = 'desk';

-- Files that somebody sent. `body` is sealed with the person's words: what the platform and its sender
-- call it, what it is, the hash of its bytes. Those lie elsewhere, sealed with the same key. `seq` is
-- the turn that brought it. `due_at` is when to fetch it, or, once that is over, to say so; `name` is
-- the keyed hash of a name by which anybody may read it until `name_until`.
create table media (
  id text primary key,
  conversation text not null,
  seq integer not null,
  kind text not null check (kind in ('image', 'video', 'audio', 'file')),
  side text not null check (side in ('person', 'caseworker')),
  state text not null check (state in ('wanted', 'kept', 'failed', 'dropped')),
  at integer not null,
  due_at integer,
  tries integer not null default 0,
  bytes integer,
  body blob not null,
  name text unique,
  name_until integer
) strict, without rowid;
create index media_conversation on media (conversation, seq);
create index media_due on media (state, due_at) where due_at is not null;
create index media_at on media (at);
create index media_dropped on media (id) where state = 'dropped';
