import type { Conversation, ConversationId } from '../core/conversation.ts'
import type { Sender } from '../core/inbound.ts'
import type { Parcel } from '../parcel.ts'
import type { Key, Seal } from '../seal.ts'
import type { Turn } from '../turn.ts'
import { deskOf } from './cases.ts'
import type { Keys, Wrapped } from './keys.ts'
import { mediaOf } from './media.ts'
import { callAt, urgentFirst } from './parcels.ts'
import type { Committed, Loaded, Sql, Statement, Store } from './ports.ts'
import { recent } from './recent.ts'
import { keepResults, voidResults } from './results.ts'
import { statements } from './statements.ts'
import { bodyAt } from './transcript.ts'
import { openable, opening } from './unopened.ts'

interface With {
  readonly withhold: Withhold
  readonly erase: Erase
  /** Hears of whose record cannot be opened. */
  readonly unopened: (conversation: ConversationId) => void
  /** Nobody else serves from this database. */
  readonly alone: boolean
}

/** Rewrites that take a message's words out of a conversation's earlier turns. */
type Withhold = (turn: Turn, key: Key) => Promise<readonly Statement[]>

/** What takes the person out whom a turn says goodbye to. */
type Erase = (turn: Turn) => Promise<readonly Statement[]>

/** Loading a conversation and committing its next turn. `drop` forgets what is in memory of it. */
export function turnsIn(
  sql: Sql,
  seal: Seal,
  keys: Keys,
  { withhold, erase, unopened, alone }: With,
): Pick<Store, 'load' | 'find' | 'commit' | 'resting'> & {
  readonly drop: (id: ConversationId) => void
} {
  // Hashing an event and opening a state cost more than looking whether it was done just before.
  const hashes = recent<string>(1_000)
  const states = recent<Conversation>(10_000)
  const known = recent<ConversationId>(10_000)
  const taken = recent<true>(10_000)
  return {
    drop,

    async load(from, event) {
      const remembered = recall(from, event)
      if (remembered) return { before: remembered, seen: false, lost: false }
      const address = seal.hash(`address|${from.channel}|${from.address}`)
      const hash = hashOf(event)
      const [row] = await sql.all<LoadedRow>(statements.load, address, hash)
      if (row) return toLoaded(row)
      const [stranger] = await sql.all<Pick<LoadedRow, 'seen'>>(statements.seen, hash)
      return { before: undefined, seen: stranger?.seen === 1, lost: false }
    },

    async find(id) {
      const [row] = await sql.all<StateRow>(statements.find, id)
      return row && toConversation(row)
    },

    async resting(since, after, limit) {
      const rows = await sql.all<StateRow & { n: number }>(statements.resting, after, since, limit)
      return rows.map((row) => ({ n: row.n, conversation: openable(() => toConversation(row)) }))
    },

    async commit(turn, leaseUntil) {
      const { after, fresh } = turn
      const key = fresh ? seal.newKey() : await keys.seek(after.id)
      if (!key) return { end: 'conflict' } // Forgotten since it was loaded.
      const parcels = turn.parcels.map((parcel) => toStatement(turn, parcel, leaseUntil, key))
      const batch = [
        ...(turn.forgets === undefined ? none : await erase(turn)),
        insertTurn(turn, key),
        ...(fresh ? begin(turn, key) : [goOn(turn, key)]),
        ...(turn.unsay === undefined ? none : await withhold(turn, key)),
        ...(turn.withholds === undefined ? none : [withholdCopies(turn, turn.withholds)]),
        ...(turn.voids === undefined ? none : await voidResults(sql, turn, seal, key)),
        ...(turn.results === undefined ? none : keepResults(turn, seal, key)),
        ...(turn.keepsBack ? [keepBack(turn)] : none),
        ...deskOf(turn, seal, key),
        ...(turn.opens ? [shows(turn)] : none),
        ...mediaOf(turn, seal, key),
        ...(turn.drops ?? []).map((id): Statement => [statements.dropOneMedia, id]),
        ...parcels,
      ]
      const written = await sql.batch(batch).catch(conflictOrThrow)
      if (written === 'conflict') {
        states.drop((turn.forgets?.conversation ?? after).id)
        return { end: 'conflict' }
      }
      if (fresh) keys.remember(after.id, key)
      states.keep(after.id, after)
      if (alone) {
        known.keep(nameOf(after), after.id)
        taken.keep(turn.event, true)
      }
      return { end: 'committed', leased: leased(turn, written.slice(-parcels.length)) }
    },
  }

  /**
   * The conversation as we left it. A script beside us may have written since: then the turn that
   * is made of it is a conflict when it is committed, and what was remembered is forgotten.
   */
  function recall(from: Sender, event: string): Conversation | undefined {
    const id = taken.get(event) ? undefined : known.get(nameOf(from))
    return id === undefined ? undefined : states.get(id)
  }

  function drop(id: ConversationId): void {
    const state = states.get(id)
    if (state) known.drop(nameOf(state))
    keys.drop(id)
    states.drop(id)
  }

  function toLoaded(row: LoadedRow): Loaded {
    return { before: toConversation(row), seen: row.seen === 1, lost: row.lost === 1 }
  }

  function toConversation(row: StateRow): Conversation {
    const { id, person, channel, seq } = row
    const known = states.get(id)
    if (known?.seq === seq) return known
    const state = opening(id, unopened, () =>
      seal.open(keys.unwrap(id, row), stateAt(id, seq), row.state),
    )
    const opened = { ...JSON.parse(state), id, person, channel, seq } as Conversation
    states.keep(id, opened)
    return opened
  }

  function hashOf(event: string): string {
    const known = hashes.get(event)
    if (known !== undefined) return known
    const hash = seal.hash(`event|${event}`)
    hashes.keep(event, hash)
    return hash
  }

  function shows({ after, event }: Turn): Statement {
    return [statements.shows, after.id, hashOf(event)]
  }

  function insertTurn(turn: Turn, key: Key): Statement {
    const { after, event, at, heard, said, shown, parcels, fleeting } = turn
    const body = seal.seal(key, bodyAt(after.id, after.seq), JSON.stringify({ heard, said, shown }))
    const taken = hashOf(event)
    const clear = [after.id, after.seq, taken, at] as const
    return [statements.insertTurn, ...clear, body, parcels.length, fleeting ? 1 : 0]
  }

  function begin({ after, at }: Turn, key: Key): readonly Statement[] {
    const { id, person, channel, seq } = after
    const address = seal.hash(`address|${channel}|${after.address}`)
    const state = sealState(after, key)
    return [
      [statements.insertPerson, person, keys.wrap(person, key), at],
      [statements.insertConversation, id, person, channel, address, seq, state],
    ]
  }

  function goOn({ after }: Turn, key: Key): Statement {
    return [statements.updateConversation, after.id, after.seq, sealState(after, key)]
  }

  function sealState({ id, person: _, channel: __, seq, ...state }: Conversation, key: Key) {
    return seal.seal(key, stateAt(id, seq), JSON.stringify(state))
  }

  function toStatement(
    { after, at }: Turn,
    { id, lane, channel, call, urgent }: Turn['parcels'][number],
    leaseUntil: number,
    key: Key,
  ): Statement {
    const sealed = seal.seal(key, callAt(id), JSON.stringify(call))
    const until = channel === 'web' ? 0 : leaseUntil
    const whose = [id, lane, channel, after.id, after.seq] as const
    return [statements.insertParcel, ...whose, urgent ? 1 : 0, sealed, at, until]
  }
}

interface StateRow extends Wrapped, Pick<Conversation, 'id' | 'channel' | 'seq'> {
  readonly state: Uint8Array
}

interface LoadedRow extends StateRow {
  readonly seen: number
  readonly lost: number
}

const nameOf = ({ channel, address }: Sender) => `${channel}|${address}`

const stateAt = (id: ConversationId, seq: number) => `conversation|${id}|${seq}`

function leased(
  { after, at, parcels }: Turn,
  rows: readonly (readonly { readonly [column: string]: unknown }[])[],
): readonly Parcel[] {
  return parcels
    .filter((_, i) => Number(rows[i]?.[0]?.['leased_until']) > 0)
    .map((parcel) => ({
      ...parcel,
      conversation: after.id,
      createdAt: at,
      tries: 0,
      doubted: false,
    }))
    .sort(urgentFirst)
}

const keepBack = ({ after, at, withdraws }: Turn): Statement => [
  statements.keepBack,
  after.id,
  at,
  withdraws === undefined ? 0 : 1,
]

const withholdCopies = ({ after, at }: Turn, begins: string): Statement => [
  statements.withholdCopies,
  ...[after.id, begins, `${begins}~`, at],
]

const none: readonly Statement[] = []

/** The same words on SQLite and on D1. Any other error is a fault, and no conflict. */
function conflictOrThrow(error: unknown): Extract<Committed['end'], 'conflict'> {
  if (error instanceof Error && conflict.test(error.message)) return 'conflict'
  throw error
}

const conflict =
  /UNIQUE constraint failed: (turn\.|conversation\.address|desk_case\.number)|NOT NULL constraint failed: return_code\.code/
