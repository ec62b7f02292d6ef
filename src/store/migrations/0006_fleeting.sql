-- Of what is kept for the shorter period it is marked that it is, and nothing else: neither what it
-- is about nor why. Turns and files of earlier releases are not marked, since their words are sealed.
alter table turn add column fleeting integer not null default 0;
create index turn_fleeting on turn (at) where fleeting = 1;
alter table media add column fleeting integer not null default 0;
create index media_fleeting on media (at) where fleeting = 1;

-- Where a case was held before it went on in another talk by its code, so that the words there stay
-- for as long as it is open.
create table case_before (
  conversation text not null,
  id text not null,
  primary key (conversation, id)
) strict, without rowid;
create index case_before_id on case_before (id);
