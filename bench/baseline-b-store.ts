import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  type KeyObject,
  randomFillSync,
  randomUUID,
} from 'node:crypto'
import Database from 'better-sqlite3'

interface Writing {
  readonly user: string
  readonly seq: number
  readonly event: string
  readonly state: string
  readonly turn: string
  readonly call: string
}

/** Baseline (b)'s database: one transaction per event-loop turn, all of its words sealed. */
export function openDatabase(path: string, key: KeyObject) {
  const db = new Database(path)
  db.pragma('journal_mode = wal')
  db.pragma('synchronous = full')
  db.pragma('wal_autocheckpoint = 4000')
  db.exec(`
    create table turn (conversation blob, seq integer, event text unique, at integer, body blob,
      primary key (conversation, seq));
    create table conversation (id blob primary key, seq integer, state blob) without rowid;
    create table parcel (id text unique, conversation blob, leased_until integer, call blob);
  `)
  const find = db.prepare<[Buffer], { seq: number; state: Buffer }>(
    'select seq, state from conversation where id = ?',
  )
  const addTurn = db.prepare('insert or ignore into turn values (?, ?, ?, ?, ?)')
  const putState = db.prepare('insert or replace into conversation values (?, ?, ?)')
  const addParcel = db.prepare('insert into parcel values (?, ?, ?, ?)')
  const drop = db.prepare('delete from parcel where id = ?')
  const begin = db.prepare('begin immediate')
  const end = db.prepare('commit')

  let group: (() => () => void)[] = []
  const join = (write: () => () => void) => {
    if (group.push(write) === 1) setImmediate(flush)
  }
  const flush = () => {
    const writes = group
    group = []
    begin.run()
    const done = writes.map((write) => write())
    end.run()
    for (const tell of done) tell()
  }
  const idOf = (user: string) => createHmac('sha256', key).update(user).digest().subarray(0, 16)

  return {
    load(user: string) {
      const row = find.get(idOf(user))
      return row ? { seq: row.seq, last: open(key, row.state).slice(0, 80) } : { seq: 0, last: '' }
    },
    /** Resolves after the fsync, to the parcel's id; to nothing when the event was known already. */
    commit(of: Writing): Promise<string | undefined> {
      const conversation = idOf(of.user)
      const [state, turn, call] = [seal(key, of.state), seal(key, of.turn), seal(key, of.call)]
      return new Promise((resolve) =>
        join(() => {
          const now = Date.now()
          const id = randomUUID()
          const fresh = addTurn.run(conversation, of.seq, of.event, now, turn).changes === 1
          if (fresh) {
            putState.run(conversation, of.seq, state)
            addParcel.run(id, conversation, now + 30_000, call)
          }
          return () => resolve(fresh ? id : undefined)
        }),
      )
    },
    settle(parcel: string) {
      join(() => {
        drop.run(parcel)
        return () => {}
      })
    },
    close: () => db.close(),
  }
}

// Chance is fetched in bulk: asking for twelve bytes costs as much as asking for thousands.
const chance = Buffer.alloc(12_000)
let spent = chance.length

function seal(key: KeyObject, words: string): Buffer {
  if (spent + 12 > chance.length) {
    randomFillSync(chance)
    spent = 0
  }
  const iv = chance.subarray(spent, spent + 12)
  spent += 12
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const sealed = cipher.update(words, 'utf8')
  cipher.final()
  return Buffer.concat([iv, sealed, cipher.getAuthTag()])
}

function open(key: KeyObject, sealed: Buffer): string {
  const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
  cipher.setAuthTag(sealed.subarray(-16))
  const words = cipher.update(sealed.subarray(12, -16), undefined, 'utf8')
  return words + cipher.final('utf8')
}
