import type { ConversationId } from '../core/conversation.ts'
import type { Desk, RoomsKept } from '../desk/ports.ts'
import type { MediaKept } from '../media/ports.ts'
import type { OutagesKept } from '../outage/ports.ts'
import type { Seal } from '../seal.ts'
import { casesIn } from './cases.ts'
import { expireIn } from './expire.ts'
import { buryIn, forgetIn } from './forget.ts'
import { createKeys } from './keys.ts'
import { mediaIn } from './media.ts'
import { outagesIn } from './outages.ts'
import { parcelsIn } from './parcels.ts'
import type { Ledger, Sql, Store } from './ports.ts'
import { resultsIn } from './results.ts'
import { roomsIn } from './rooms.ts'
import { statements } from './statements.ts'
import { transcriptIn } from './transcript.ts'
import { turnsIn } from './turns.ts'

/** What a store may be told beyond its database. */
export interface Beside {
  /** Who was forgotten, kept apart. Without it an old copy of the database brings them back. */
  readonly ledger?: Ledger
  /** Hears that words were deleted, of which the file may still hold copies. */
  readonly emptied?: () => void
  /** Hears of somebody whose record cannot be opened. Whoever asked for it alone is thrown at. */
  readonly unopened?: (conversation: ConversationId) => void
  /** Nobody else serves from this database: what was just written need not be read again. */
  readonly alone?: boolean
}

/** The store over any database that can do what `Sql` says, with its words sealed. */
export function createStore(
  sql: Sql,
  seal: Seal,
  { ledger, emptied = () => {}, unopened = () => {}, alone = false }: Beside = {},
): Store & {
  readonly desk: Desk & RoomsKept
  readonly media: MediaKept
  readonly outages: OutagesKept
} {
  const keys = createKeys(sql, seal)
  const transcript = transcriptIn(sql, seal, keys)
  const forget = forgetIn(sql, seal, ledger)
  const parcels = parcelsIn(sql, seal, keys)
  const { drop, ...turns } = turnsIn(sql, seal, keys, {
    withhold: transcript.withhold,
    erase: forget.erase,
    unopened,
    alone,
  })
  return {
    ...turns,
    ...parcels,
    ...resultsIn(sql, seal, keys),
    ...expireIn(sql, forget, drop, emptied),
    ...buryIn(sql, forget, drop, emptied),
    desk: { ...casesIn(sql, seal, keys, unopened), ...roomsIn(sql, seal) },
    media: mediaIn(sql, seal, keys),
    outages: outagesIn(sql),
    transcript: transcript.transcript,
    heardAs: transcript.heardAs,
    async settle(parcel, outcome) {
      const settled = await parcels.settle(parcel, outcome)
      // What is remembered of a conversation does not say that its last answer is lost.
      if (outcome.end === 'failed' || outcome.end === 'uncertain') drop(parcel.conversation)
      return settled
    },
    async commit(turn, leaseUntil) {
      const committed = await turns.commit(turn, leaseUntil)
      if (committed.end === 'committed') {
        if (turn.forgets) drop(turn.forgets.conversation.id)
        if (turn.forgets || turn.unsay !== undefined) emptied()
      }
      return committed
    },
    async setAside(event, at, inbound, why) {
      const hash = seal.hash(`event|${event}`)
      const body = seal.seal(seal.ours, `aside|${hash}`, JSON.stringify({ event, inbound, why }))
      const address = seal.hash(`address|${inbound.from.channel}|${inbound.from.address}`)
      await sql.batch([[statements.setAside, hash, at, body, address]])
    },
    async check() {
      await sql.all(statements.check)
    },
  }
}

/**
 * Holds a database to the key it was begun with, and throws a sentence where it is another. To be
 * called before anything else is read or written.
 */
export async function checkKey(sql: Sql, seal: Seal): Promise<void> {
  await sql.batch([[statements.claimKey, seal.fingerprint]])
  const [kept] = await sql.all<{ value: string }>(statements.keyOf)
  if (kept?.value !== seal.fingerprint)
    throw new Error(
      'This database was sealed with another DATA_KEY. Set the one it was begun with: no other can read it.',
    )
}

/**
 * Takes out again whom the ledger says was forgotten, and an old copy of the database has brought
 * back; says how many. To be called before anybody is served.
 */
export async function forgetAgain(sql: Sql, seal: Seal, ledger: Ledger): Promise<number> {
  const batches = await forgetIn(sql, seal, undefined).replay(await ledger.all())
  for (const batch of batches) await sql.batch(batch)
  return batches.length
}

/**
 * Ends the leases of whoever had this database before and is gone, so that what they were about to
 * send need not wait. Only for a process that has the database to itself, and before it serves.
 */
export async function takeOver(sql: Sql): Promise<void> {
  await sql.batch([[statements.endLeases], [statements.endMediaLeases]])
}
