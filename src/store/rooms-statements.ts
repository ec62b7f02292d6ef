/** What is kept of the desk's rooms: messages on their way to a person, and what was learnt. */
export const rooms = {
  mark: `
    insert into mark (event, conversation, message, thread) values (?1, ?2, ?3, ?4)
    on conflict do nothing`,

  unmark: 'delete from mark where event = ?1',

  /** No turn has such a name, so that nothing of it arrives again. */
  settle: "update mark set shown_by = 'settled' where event = ?1",

  /** The turns are joined, since their words are kept for less long than it is known that they went. */
  wentOut: `
    select t.seq from mark as k left join turn as t on t.event = k.event
    where k.conversation = ?1 and k.message = ?2 and k.thread = ?3
    order by t.seq desc limit 1`,

  waits: "update mark set shown_by = 'waits' where event = ?1",

  /** What waited is shown by this turn: how that fares is what its marks tell. */
  shows: "update mark set shown_by = ?2 where conversation = ?1 and shown_by = 'waits'",

  /**
   * Only a turn's parcels to the person count, and only once none of them is unsent. Joined in this
   * order: the marks are few.
   */
  arrived: `
    select k.event, k.conversation, k.message, k.thread,
      max(p.state = 'failed') as failed, max(p.state = 'uncertain') as uncertain
    from mark as k
    cross join turn as t on t.event = coalesce(k.shown_by, k.event)
    cross join parcel as p on p.n > t.parcel and p.n <= t.parcel + t.parcels and p.lane = k.conversation
    group by k.event having max(p.state = 'unsent') = 0`,

  /** What the desk's lane was told is kept for as long as the person is known: see 0004_desk.sql. */
  receipt: `
    select id, receipt from parcel
    where lane glob 'desk *' and conversation = ?1 and id = ?2 and receipt is not null
    order by n desc limit 1`,

  /** No id has a character after `~`. */
  receiptsLike: `
    select id, receipt from parcel
    where lane glob 'desk *' and conversation = ?1 and id >= ?2 and id < ?3 and receipt is not null
    order by n desc limit 10000`,

  unsentLike: `
    select 1 from parcel
    where lane glob 'desk *' and conversation = ?1 and id >= ?2 and id < ?3 and state = 'unsent'
    limit 1`,

  /** What somebody may be sending goes, and is taken away again. */
  withholdCopies: `
    update parcel set state = 'failed', call = null, why = 'withdrawn', ended_at = ?4
    where lane glob 'desk *' and conversation = ?1 and id >= ?2 and id < ?3
      and state = 'unsent' and leased_until = 0`,

  relearn: `
    update parcel set receipt = ?3
    where lane glob 'desk *' and conversation = ?1 and id = ?2 and state <> 'unsent'`,

  deskReceipts: `
    select id, receipt from parcel
    where lane glob 'desk *' and conversation = ?1 and receipt is not null
    order by n`,

  deleteDeskParcels: "delete from parcel where lane glob 'desk *' and conversation = ?1",

  deleteMarks: 'delete from mark where conversation = ?1',

  fact: 'select value from meta where name = ?1',

  setFact: `
    insert into meta (name, value) values (?1, ?2)
    on conflict do update set value = excluded.value`,

  dropFact: 'delete from meta where name = ?1',
} as const
