/** What is kept for the desk: cases, the moments they are looked at again, and its rooms. */
export const desk = {
  putCase: `
    insert into desk_case
      (id, number, conversation, urgency, status, holder, opened_at, waits_from, closed_at, body)
    values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
    on conflict (id) do update set urgency = excluded.urgency, status = excluded.status,
      holder = excluded.holder, waits_from = excluded.waits_from, closed_at = excluded.closed_at,
      body = excluded.body`,

  moveCase: 'update desk_case set conversation = ?2 where id = ?1',

  /** Undoes the whole batch where the case has gone on in another conversation. */
  conflictIfElsewhere: `
    insert into return_code (conversation, code, at)
    select ?2, null, 0 from desk_case where id = ?1 and conversation <> ?2`,

  dropTimers: 'delete from timer where conversation = ?1',

  /** All but what tells a conversation that its case has left. */
  dropLooks: "delete from timer where conversation = ?1 and name <> 'moved'",

  /** A case is back: its conversation is not told any more that it has left. */
  dropMoved: `
    delete from timer
    where conversation = ?1 and name = 'moved' and substr(guard, 1, length(?2)) = ?2`,

  setTimer: `
    insert into timer (conversation, name, guard, at) values (?1, ?2, ?3, ?4)
    on conflict do update set guard = excluded.guard, at = excluded.at`,

  due: 'select conversation, name, guard, at from timer where at <= ?1 order by at limit ?2',

  rung: 'delete from timer where conversation = ?1 and name = ?2 and guard = ?3',

  postpone: 'update timer set at = ?4 where conversation = ?1 and name = ?2 and guard = ?3',

  /** Where the conversation still stands after that turn; nothing is written that is so already. */
  setTimerAsOf: `
    insert into timer (conversation, name, guard, at)
    select ?1, ?2, ?3, ?4 where exists (select 1 from conversation where id = ?1 and seq = ?5)
    on conflict do update set guard = excluded.guard, at = excluded.at
    where guard <> excluded.guard or at <> excluded.at`,

  dropTimerAsOf: `
    delete from timer where conversation = ?1 and name = ?2
      and exists (select 1 from conversation where id = ?1 and seq = ?3)`,

  /** All that are open, since none of them may be missed; of the closed ones the last. */
  queue: `
    select * from (
      select c.id, c.conversation, c.body, c.waits_from, p.key, p.id as person
      from desk_case as c
      join conversation as v on v.id = c.conversation
      join person as p on p.id = v.person
      where c.status in ('waiting', 'claimed'))
    union all
    select * from (
      select c.id, c.conversation, c.body, c.waits_from, p.key, p.id as person
      from desk_case as c
      join conversation as v on v.id = c.conversation
      join person as p on p.id = v.person
      where c.closed_at > ?1 and c.status = 'closed' order by c.closed_at desc limit ?2)
    order by waits_from`,

  byNumber: `
    select c.id, c.conversation, c.body, p.key, p.id as person
    from desk_case as c
    join conversation as v on v.id = c.conversation
    join person as p on p.id = v.person
    where c.number = ?1`,

  caseOf: 'select conversation from desk_case where number = ?1',

  inRoom: 'select conversation from topic where room = ?1',

  putRoom: `
    insert into topic (room, conversation) values (?1, ?2)
    on conflict do update set conversation = excluded.conversation`,

  deliveries: `
    select t.seq, p.state, p.why
    from turn as t join parcel as p on p.n > t.parcel and p.n <= t.parcel + t.parcels
    where t.conversation = ?1 and p.conversation = ?1 and p.lane = ?1
    order by t.seq`,

  found: `
    select id, seq, body from result
    where conversation = ?1 and (?2 is null or at <= ?2)
    order by n`,

  addReading: 'insert into reading (conversation, staff, at) values (?1, ?2, ?3)',

  readings: 'select staff, at from reading where conversation = ?1 order by id',

  putCode: `
    insert into return_code (conversation, code, at) values (?1, ?2, ?3)
    on conflict (conversation) do update set code = excluded.code, at = excluded.at`,

  /** Undoes the whole batch where the code is used already, or the talk that it is for went on. */
  conflictUnlessCode: `
    insert into return_code (conversation, code, at)
    select ?1, null, 0 where not exists (
      select 1 from return_code as r join conversation as v on v.id = r.conversation
      where r.conversation = ?1 and r.code = ?2 and v.seq = ?3)`,

  deleteCode: 'delete from return_code where conversation = ?1',

  byCode: `
    select c.id, c.conversation, c.body, v.seq, p.key, p.id as person
    from return_code as r
    join desk_case as c on c.conversation = r.conversation and c.status <> 'closed'
    join conversation as v on v.id = c.conversation
    join person as p on p.id = v.person
    where r.code = ?1 and r.at > ?2`,

  guesses: `
    select count(*) as all_of_them, coalesce(sum(who = ?1), 0) as theirs
    from guess where at > ?2`,

  locked: `
    select at, (select count(*) from guess where at > ?1) as tries
    from guess where at > ?1 order by at desc limit 1 offset ?2`,

  addGuess: 'insert into guess (who, at) values (?1, ?2)',
  dropGuesses: 'delete from guess where at <= ?1',

  heldBefore: 'insert into case_before (conversation, id) values (?1, ?2) on conflict do nothing',

  moveRooms: 'update topic set conversation = ?2 where conversation = ?1',

  deleteCasesBefore: `
    delete from case_before
    where conversation = ?1 or id in (select id from desk_case where conversation = ?1)`,

  deleteCases: 'delete from desk_case where conversation = ?1',
  deleteReadings: 'delete from reading where conversation = ?1',
  deleteRooms: 'delete from topic where conversation = ?1',
} as const
