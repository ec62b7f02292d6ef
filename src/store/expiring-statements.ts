/** Whether somebody looks after the person whose talk it is, or did until after ?1. */
const lookedAfter = (conversation: string) => `(
    exists (
      select 1 from desk_case
      where conversation = ${conversation} and (closed_at is null or closed_at >= ?1)
    ) or exists (
      select 1 from case_before as b join desk_case as d on d.id = b.id
      where b.conversation = ${conversation} and (d.closed_at is null or d.closed_at >= ?1)
    )
  )`

/** What lets go of things that were kept long enough: the oldest first, some at a time. */
export const expiring = {
  countExpired: `
    insert into meta (name, value)
    select 'expired results', count(*) from result where expires_at <= ?1
    on conflict do update set value = value + excluded.value`,

  deleteExpired: 'delete from result where expires_at <= ?1 returning 1 as gone',

  deleteOldTurns: `
    delete from turn
    where at < ?1 and rowid in (select rowid from turn order by rowid limit 500)
    returning 1 as gone`,

  /** Of whom such words were shown in the desk's rooms, since a case was open when they were said. */
  shownFleeting: `
    select distinct t.conversation from turn as t
    where t.fleeting = 1 and t.at < ?1 and not ${lookedAfter('t.conversation')} and (
      exists (
        select 1 from desk_case
        where conversation = t.conversation and t.at between opened_at and closed_at
      ) or exists (
        select 1 from case_before as b join desk_case as d on d.id = b.id
        where b.conversation = t.conversation and t.at between d.opened_at and d.closed_at
      )
    )`,

  /**
   * The row stays, so that its event is known; nothing of it says that it was marked. Those named in
   * ?2, as a list, keep theirs until the next time.
   */
  emptyFleeting: `
    update turn set body = x'', fleeting = 0
    where rowid in (
      select t.rowid from turn as t
      where t.fleeting = 1 and t.at < ?1 and not ${lookedAfter('t.conversation')}
        and t.conversation not in (select value from json_each(?2))
      order by t.at limit 500
    )
    returning 1 as gone`,

  /** What a page never fetched of turns that have no words any more. */
  deleteEmptied: `
    delete from parcel
    where created_at < ?1 and state = 'unsent' and channel = 'web' and exists (
      select 1 from turn
      where conversation = parcel.conversation and seq = parcel.seq and body = x''
    )
    returning 1 as gone`,

  dropFleetingMedia: `
    update media set state = 'dropped', body = x'', due_at = null, name = null, bytes = null
    where id in (
      select m.id from media as m
      where m.fleeting = 1 and m.at < ?1 and m.state <> 'dropped'
        and not ${lookedAfter('m.conversation')}
      order by m.at limit 500
    )
    returning 1 as gone`,

  /** What is still owed stays, but on a page that nobody opened; and so does how rooms are called. */
  deleteOldParcels: `
    delete from parcel
    where created_at < ?1 and n in (select n from parcel where lane not glob 'desk *' order by n limit 500)
      and (state <> 'unsent' or channel = 'web')
    returning 1 as gone`,

  dropOldMedia: `
    update media set state = 'dropped', body = x'', due_at = null, name = null, bytes = null
    where id in (select id from media where at < ?1 and state <> 'dropped' limit 500)
    returning 1 as gone`,

  deleteOldAsides: 'delete from aside where at < ?1 returning 1 as gone',

  deleteOldEvents: `
    delete from turn where conversation in (select conversation from forgotten where at < ?1)
    returning 1 as gone`,

  deleteOldForgotten: `
    delete from forgotten as f where at < ?1
      and not exists (select 1 from conversation where id = f.conversation)`,

  /** Nothing is left of what was said, and no result that might be recalled. */
  silent: `
    select id, seq from conversation as c
    where id > ?1 and not exists (select 1 from turn where conversation = c.id)
      and not exists (select 1 from result where conversation = c.id)
    order by id limit 100`,

  /** Conversations after the ?1th in which nothing has happened since ?2. */
  resting: `
    select rowid as n, id, person, channel, seq, state,
      (select key from person where id = c.person) as key
    from conversation as c
    where rowid > ?1
      and coalesce(
        (select at from turn where conversation = c.id order by seq desc limit 1), 0
      ) <= ?2
    order by rowid limit ?3`,
} as const
