import type { Sql, Store } from '../ports.ts'
import type { Seal } from '../seal.ts'
import { createKeys } from './keys.ts'
import { parcelsIn } from './parcels.ts'
import { resultsIn } from './results.ts'
import { statements } from './statements.ts'
import { transcriptIn } from './transcript.ts'
import { turnsIn } from './turns.ts'

/** The store over any database that can do what `Sql` says, with its words sealed. */
export function createStore(sql: Sql, seal: Seal): Store {
  const keys = createKeys(sql, seal)
  const transcript = transcriptIn(sql, seal, keys)
  return {
    ...turnsIn(sql, seal, keys, transcript.withhold),
    ...parcelsIn(sql, seal, keys),
    ...resultsIn(sql, seal, keys),
    transcript: transcript.transcript,
    async setAside(event, at, inbound, why) {
      const hash = seal.hash(`event|${event}`)
      const body = seal.seal(seal.ours, `aside|${hash}`, JSON.stringify({ event, inbound, why }))
      await sql.batch([[statements.setAside, hash, at, body]])
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
 * Ends the leases of whoever had this database before and is gone, so that what they were about to
 * send need not wait. Only for a process that has the database to itself, and before it serves.
 */
export async function takeOver(sql: Sql): Promise<void> {
  await sql.all(statements.endLeases)
}
