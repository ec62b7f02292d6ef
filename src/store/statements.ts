import { desk } from './desk-statements.ts'
import { expiring } from './expiring-statements.ts'
import { forgetting } from './forgetting-statements.ts'
import { media } from './media-statements.ts'
import { outages } from './outage-statements.ts'
import { rooms } from './rooms-statements.ts'

/**
 * Every SQL statement of the store, once, for SQLite and D1 alike. Only numbered parameters: the
 * two databases agree on nothing else.
 */
export const statements = {
  /** Subqueries, where a join would be planned anew at each run. */
  load: `
    select id, person, channel, seq, state,
      (select key from person where id = c.person) as key,
      exists (select 1 from turn where event = ?2) as seen,
      exists (
        select 1 from parcel
        where conversation = c.id and seq = c.seq and state in ('failed', 'uncertain')
          and lane = c.id
      ) as lost
    from conversation as c where address = ?1`,

  seen: 'select exists (select 1 from turn where event = ?1) as seen',

  /** `n` of its parcels are the next in line, since nothing else writes within the batch. */
  insertTurn: `
    insert into turn (conversation, seq, event, at, body, parcels, fleeting, parcel)
    values (?1, ?2, ?3, ?4, ?5, ?6, ?7, (select coalesce(max(n), 0) from parcel))`,

  insertPerson: 'insert into person (id, key, created_at) values (?1, ?2, ?3)',

  insertConversation: `
    insert into conversation (id, person, channel, address, seq, state)
    values (?1, ?2, ?3, ?4, ?5, ?6)`,

  updateConversation: 'update conversation set seq = ?2, state = ?3 where id = ?1',

  key: `
    select c.person, p.key from conversation as c join person as p on p.id = c.person
    where c.id = ?1`,

  /** A turn's own parcels do not keep each other waiting. */
  insertParcel: `
    insert into parcel
      (id, lane, channel, conversation, seq, urgent, call, created_at, leased_until)
    values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, case when exists (
      select 1 from parcel
      where lane = ?2 and state = 'unsent' and channel <> 'web'
        and (conversation <> ?4 or seq <> ?5)
    ) then 0 else ?9 end)
    returning leased_until`,

  /**
   * Who let a lease run out may have tried, and has not said how it ended. What has no call any more
   * was kept back while somebody may have been sending it: it ends here.
   */
  claim: `
    update parcel set leased_until = ?3, doubted = max(doubted, leased_until > 0),
      state = case when call is not null then state
        when doubted = 1 or leased_until > 0 then 'uncertain' else 'failed' end,
      why = case when call is null then 'kept back' else why end,
      ended_at = case when call is null then ?2 else ended_at end
    where lane = ?1 and state = 'unsent' and channel <> 'web' and not exists (
      select 1 from parcel
      where lane = ?1 and state = 'unsent' and channel <> 'web'
        and (leased_until > ?2 or due_at > ?2)
    )
    returning n, id, lane, channel, conversation, urgent, call, created_at, tries, first_tried_at,
      doubted`,

  endLeases: `
    update parcel set leased_until = 1
    where state = 'unsent' and channel <> 'web' and leased_until > 1`,

  renew: `
    update parcel set leased_until = ?2
    where lane = ?1 and state = 'unsent' and channel <> 'web' and leased_until > 0`,

  release: `
    update parcel set leased_until = 0
    where lane = ?1 and state = 'unsent' and channel <> 'web' and leased_until > 0`,

  /** Whose key the receipt is sealed with must be whose parcel it is. */
  sent: `
    update parcel set state = 'sent', call = null, receipt = ?4, ended_at = ?3
    where lane = ?1 and id = ?2 and state = 'unsent' and channel <> 'web' and conversation = ?5
    returning 1 as written`,

  whoseNow: `
    select conversation from parcel
    where lane = ?1 and id = ?2 and state = 'unsent' and channel <> 'web'`,

  unsendable: `
    update parcel set state = ?4, call = null, why = ?5, ended_at = ?3
    where lane = ?1 and id = ?2 and state = 'unsent' and channel <> 'web'`,

  /** What was kept back during the try is not tried again. */
  later: `
    update parcel set tries = tries + 1, first_tried_at = coalesce(first_tried_at, ?3),
      due_at = ?4, doubted = max(doubted, ?5),
      state = case when call is not null then state
        when doubted = 1 or ?5 = 1 then 'uncertain' else 'failed' end,
      why = case when call is null then 'kept back' else why end,
      ended_at = case when call is null then ?3 else ended_at end
    where lane = ?1 and id = ?2 and state = 'unsent' and channel <> 'web'`,

  more: `
    select exists (
      select 1 from parcel
      where lane = ?1 and state = 'unsent' and channel <> 'web' and leased_until = 0
    ) as more, exists (
      select 1 from parcel
      where lane = ?1 and state = 'unsent' and channel <> 'web' and call is null
    ) as kept_back`,

  waiting: `
    select lane, channel from parcel
    where state = 'unsent' and channel <> 'web'
    group by lane having max(leased_until) <= ?1 and max(due_at) <= ?1`,

  fetched: `
    update parcel set state = 'sent', call = null, ended_at = ?3
    where conversation = ?1 and seq <= ?2 and state = 'unsent' and channel = 'web'`,

  receipts: `
    select p.id, p.receipt
    from turn as t join parcel as p on p.n > t.parcel and p.n <= t.parcel + t.parcels
    where t.conversation = ?1 and p.conversation = ?1 and p.lane = ?1 and p.receipt is not null
      and p.ended_at >= ?2
    order by t.seq, p.n`,

  unsent: `
    select id from parcel
    where lane = ?1 and state = 'unsent' and channel <> 'web'
    order by n`,

  ownReceipt: `
    select p.id, p.state, p.receipt
    from turn as t join parcel as p on p.n > t.parcel and p.n <= t.parcel + t.parcels
    where t.conversation = ?1 and p.conversation = ?1 and p.id = ?2`,

  /**
   * What was promised and not yet sent is not sent any more. Where the turn withdraws (?3 = 1), what
   * somebody may be sending has its words taken only, so that they can say how it ended.
   */
  keepBack: `
    update parcel set call = null,
      state = case when ?3 = 1 and leased_until > 0 then state else 'failed' end,
      why = case when ?3 = 1 and leased_until > 0 then why else 'hidden' end,
      ended_at = case when ?3 = 1 and leased_until > 0 then ended_at else ?2 end
    where lane = ?1 and state = 'unsent' and channel <> 'web'`,

  transcript: `
    select seq, at, body from turn
    where conversation = ?1 and seq > ?2 and body <> x''
    order by seq limit ?3`,

  newestFirst: `
    select seq, body from turn
    where conversation = ?1 and seq < ?2 and body <> x''
    order by seq desc limit 64`,

  rewrite: 'update turn set body = ?3 where conversation = ?1 and seq = ?2',

  unsayResults: 'delete from result where conversation = ?1 and seq = ?2',

  dropResult: 'delete from result where id = ?1',

  /** What answers words that were taken back is not sent any more. */
  unsayParcels: `
    update parcel set state = 'failed', call = null, why = 'unsent', ended_at = ?3
    where state = 'unsent' and n in (
      select p.n
      from turn as t join parcel as p on p.n > t.parcel and p.n <= t.parcel + t.parcels
      where t.conversation = ?1 and t.seq = ?2 and p.conversation = ?1
    )`,

  asidesOf: 'select event, body from aside where address = ?1',

  deleteAside: 'delete from aside where event = ?1',

  /** Found again, a result stays the one that the person was given, and expires when that does. */
  keepResult: `
    insert into result (id, conversation, seq, at, expires_at, body)
    values (?1, ?2, ?3, ?4, ?5, ?6)
    on conflict (id) do update set body = excluded.body
      where result.conversation = excluded.conversation`,

  results: `
    select n, id, conversation, expires_at, body from result
    where n > ?1 and expires_at > ?2
    order by n limit ?3`,

  expired: `
    select (select count(*) from result where expires_at <= ?1)
      + coalesce((select cast(value as integer) from meta where name = 'expired results'), 0)
      as expired`,

  find: `
    select id, person, channel, seq, state,
      (select key from person where id = c.person) as key
    from conversation as c where id = ?1`,

  setAside: `
    insert into aside (event, at, body, address) values (?1, ?2, ?3, ?4) on conflict do nothing`,

  ...desk,
  ...rooms,
  ...media,
  ...outages,
  ...forgetting,
  ...expiring,

  claimKey: `
    insert into meta (name, value)
    select 'key', ?1 where not exists (select 1 from person)
    on conflict do nothing`,

  keyOf: "select value from meta where name = 'key'",

  check: `
    insert into meta (name, value) values ('checks', '1')
    on conflict do update set value = value + 1
    returning value`,
} as const
