/** What takes somebody out of the database. Of these the parcels go first: turns know where they are. */
export const forgetting = {
  deleteParcels: `
    delete from parcel where n in (
      select p.n
      from turn as t join parcel as p on p.n > t.parcel and p.n <= t.parcel + t.parcels
      where t.conversation = ?1 and p.conversation = ?1
    )`,

  /**
   * Writes the lock a second time, which is a conflict, where something of theirs was sent since they
   * were looked at: its receipt would go with them, and nobody could take it out of the chat.
   */
  conflictUnless: `
    insert into turn (conversation, seq, event, at, body, parcels, parcel)
    select conversation, seq, event, at, body, parcels, parcel from turn
    where conversation = ?1 and seq = ?2 and ?3 <> (
      select count(*) from parcel where lane = ?1 and state = 'unsent' and channel <> 'web'
    )`,

  /**
   * What somebody may be sending, without its words, is the goodbye's from now on: it is taken out of
   * the chat by what the goodbye's key seals, and goes with that.
   */
  handOver: `
    update parcel set conversation = ?2, call = null
    where lane = ?1 and state = 'unsent' and channel <> 'web' and leased_until > 0`,

  deleteResults: 'delete from result where conversation = ?1',

  deleteAsides: "delete from aside where address = ?1 and at <= ?2 and address <> ''",

  /**
   * Of turns up to the ?3rd the event's hash and the day (UTC) are left, under another name; and,
   * until that is buried, where its parcels are that were handed over to it.
   */
  cutTurns: `
    update turn set conversation = ?2, at = at - at % 86400000, body = x'', fleeting = 0,
      (parcel, parcels) = (
        select case when count(*) > 0 then turn.parcel else 0 end,
          case when count(*) > 0 then turn.parcels else 0 end
        from parcel as p
        where p.n > turn.parcel and p.n <= turn.parcel + turn.parcels and p.conversation = ?2
      )
    where conversation = ?1 and seq <= ?3`,

  deletePerson: `
    delete from person where id = (select person from conversation where id = ?1)`,

  deleteConversation: 'delete from conversation where id = ?1',

  /** As good as a turn: whoever is about to write that turn finds it taken. */
  insertLock: `
    insert into turn (conversation, seq, event, at, body, parcels, parcel)
    values (?1, ?2, ?3, ?4 - ?4 % 86400000, x'', 0, 0)`,

  insertForgotten:
    'insert into forgotten (conversation, at) values (?1, ?2) on conflict do nothing',

  addressOf: 'select address from conversation where id = ?1',

  /** Another goodbye to the same page, which is not yet over. */
  replaceGoodbye: `
    update conversation set address = id
    where address = ?1 and id in (select conversation from forgotten)`,

  /** Goodbyes that were sent, or will not be any more: the desk's rooms are given a day for theirs. */
  goodbyes: `
    select conversation from forgotten as f
    where at <= ?1 and exists (select 1 from conversation where id = f.conversation) and (
      at <= ?3 or not exists (
        select 1
        from turn as t join parcel as p on p.n > t.parcel and p.n <= t.parcel + t.parcels
        where t.conversation = f.conversation and p.conversation = f.conversation
          and p.state = 'unsent' and p.channel <> 'web'
          and (f.at > ?2 or p.lane <> f.conversation)
      )
    )`,

  bury: `
    update forgotten set at = at - at % 86400000 where conversation = ?1`,

  standing: 'select id, seq from conversation where address = ?1',
} as const
