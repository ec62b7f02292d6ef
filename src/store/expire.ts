import type { Conversation, ConversationId, Instant } from '../core/conversation.ts'
import type { Forget } from './forget.ts'
import type { Param, Sql, Store } from './ports.ts'
import { statements } from './statements.ts'

const DAY = 24 * 3_600_000
/** A platform may bring an event again for as long: LINE names no end to it. */
const EVENTS = 30

/**
 * Letting go of what was kept long enough, a little at a time, so that nobody waits for it. `emptied`
 * hears that words were among it.
 */
export function expireIn(
  sql: Sql,
  { silently }: Forget,
  drop: (id: ConversationId) => void,
  emptied: () => void,
): Pick<Store, 'expire'> {
  return {
    async expire(now, keeping, leave) {
      const [, results = []] = await sql.batch([
        [statements.countExpired, now],
        [statements.deleteExpired, now],
      ])
      let gone = results.length
      if (keeping) {
        const words = now - Math.max(keeping.words, EVENTS) * DAY
        const safety = now - keeping.safety * DAY
        gone += await all(statements.emptyFleeting, safety, await stillShown(safety, leave))
        gone += await all(statements.deleteEmptied, safety)
        gone += await all(statements.dropFleetingMedia, safety)
        gone += await all(statements.deleteOldTurns, words)
        gone += await all(statements.deleteOldParcels, now - keeping.sent * DAY)
        gone += await all(statements.deleteOldAsides, words)
        gone += await all(statements.dropOldMedia, words)
        gone += await forgetSilent(now, leave)
      }
      await sql.batch([
        [statements.deleteOldEvents, now - EVENTS * DAY],
        [statements.deleteOldForgotten, now - EVENTS * DAY],
      ])
      if (gone > 0) emptied()
    },
  }

  async function all(sqlText: string, before: Instant, ...more: readonly Param[]) {
    let gone = 0
    for (;;) {
      const [rows = []] = await sql.batch([[sqlText, before, ...more]], true)
      if (rows.length === 0) return gone
      gone += rows.length
    }
  }

  /**
   * Takes out of the desk's rooms what was shown there of such talks, before the words go by which
   * that is known. Gives, as a list, with whom that has still to be done.
   */
  async function stillShown(before: Instant, leave: Leave): Promise<string> {
    const left: ConversationId[] = []
    if (leave) {
      type Row = { readonly conversation: ConversationId }
      for (const { conversation } of await sql.all<Row>(statements.shownFleeting, before))
        if (!(await leave(conversation))) left.push(conversation)
    }
    return JSON.stringify(left)
  }

  /** Somebody who has written since keeps what is theirs: then the turn to be locked is there. */
  async function forgetSilent(now: Instant, leave: Leave): Promise<number> {
    let [gone, last] = [0, '']
    for (;;) {
      const people = await sql.all<Pick<Conversation, 'id' | 'seq'>>(statements.silent, last)
      for (const one of people) {
        last = one.id
        if (leave && !(await leave(one.id))) continue
        await sql.batch(silently(one, now))
        drop(one.id)
        gone += 1
      }
      if (people.length < 100) return gone
    }
  }
}

type Leave = Parameters<Store['expire']>[2]
