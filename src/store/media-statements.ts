const columns =
  'id, conversation, seq, kind, side, state, at, tries, bytes, body, due_at is null as told' as const

/** What is kept of the files that people send. */
export const media = {
  insertMedia: `
    insert into media
      (id, conversation, seq, kind, side, state, at, due_at, bytes, body, fleeting)
    values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)`,

  /** What a turn names that is kept for the shorter period. */
  markMedia: 'update media set fleeting = 1 where id = ?1 and conversation = ?2',

  /** Not for whoever is forgotten. ?8 is when the conversation is to hear of it, if it has not then. */
  addMedia: `
    insert into media (id, conversation, seq, kind, side, state, at, bytes, body, due_at)
    select ?1, ?2, 0, ?3, ?4, 'kept', ?5, ?6, ?7, ?8
    where exists (select 1 from conversation where id = ?2)
    on conflict (id) do nothing
    returning id`,

  anyWanted: "select 1 from media where state = 'wanted' and due_at <= ?1 limit 1",

  wantedMedia: `
    update media set due_at = ?2, tries = tries + 1
    where id in (
      select id from media where state = 'wanted' and due_at <= ?1 order by due_at limit ?3
    )
    returning ${columns}`,

  endMediaLeases: "update media set due_at = 0 where state = 'wanted' and due_at > 0",

  /** ?5 is when the conversation is to hear of it: at once. */
  settleMedia: `
    update media set state = ?2, bytes = ?3, body = ?4, due_at = ?5
    where id = ?1 and state = 'wanted'
    returning id`,

  laterMedia: "update media set due_at = ?2 where id = ?1 and state = 'wanted'",

  untoldMedia: `
    select ${columns} from media
    where state in ('kept', 'failed') and due_at <= ?1
    order by due_at limit ?2`,

  toldMedia: "update media set due_at = null where id = ?1 and state <> 'wanted'",

  mediaOf: `
    select ${columns} from media
    where conversation = ?1 and state <> 'dropped' order by at, seq, id`,

  oneMedia: `select ${columns} from media where id = ?1 and state <> 'dropped'`,

  publishMedia: `
    update media set name = ?2, name_until = ?3 where id = ?1 and state = 'kept'`,

  publishedMedia: `
    select ${columns} from media where name = ?1 and name_until > ?2 and state = 'kept'`,

  droppedMedia: "select id from media where state = 'dropped' order by id limit ?1",

  goneMedia: "delete from media where id = ?1 and state = 'dropped'",

  /** The file itself goes right after; then the row goes too. */
  dropMedia: `
    update media set state = 'dropped', body = x'', due_at = null, name = null, bytes = null
    where conversation = ?1`,

  dropOneMedia: `
    update media set state = 'dropped', body = x'', due_at = null, name = null, bytes = null
    where id = ?1`,

  unsayMedia: `
    update media set state = 'dropped', body = x'', due_at = null, name = null, bytes = null
    where conversation = ?1 and seq = ?2 and side = 'person'`,

  knownMedia: `
    select value as id from json_each(?1) as j
    where exists (
      select 1 from media where id = j.value and state in ('wanted', 'kept')
    )`,
} as const
