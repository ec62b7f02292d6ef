import type { Conversation, ConversationId, Instant } from '../core/conversation.ts'
import type { Seal } from '../seal.ts'
import type { Turn } from '../turn.ts'
import type { Erased, Ledger, Sql, Statement, Store } from './ports.ts'
import { statements } from './statements.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Random names: for the turns of whoever is forgotten, and for the turn that nobody may write. */
const random = () => crypto.randomUUID()

/** Taking a person out of the database, and saying goodbye under another name. */
export function forgetIn(sql: Sql, seal: Seal, ledger: Ledger | undefined) {
  return { erase, silently, goodbyes, burying, replay }

  /**
   * What goes before the turn that says goodbye, in its batch. The ledger has it first: whoever
   * asked is forgotten at the next start where this batch comes to nothing.
   */
  async function erase({ after, at, forgets, withdraws }: Turn): Promise<readonly Statement[]> {
    if (!forgets) return []
    const { conversation, number } = forgets
    const address = hashOf(conversation)
    await ledger?.add({ at, number, address, conversation: nameOf(conversation.id) })
    return [
      ...erasing(conversation, after.id, at, address, withdraws),
      [statements.replaceGoodbye, hashOf(after)],
    ]
  }

  /** Takes somebody out without a word. */
  function silently(one: Standing, at: Instant): readonly Statement[] {
    return erasing(one, random(), at, '')
  }

  function erasing(
    { id, seq }: Standing,
    name: ConversationId,
    at: Instant,
    address: string,
    withdraws?: number,
  ): readonly Statement[] {
    const handingOver: readonly Statement[] =
      withdraws === undefined
        ? []
        : [
            [statements.conflictUnless, id, seq + 1, withdraws],
            [statements.handOver, id, name],
          ]
    return [
      [statements.insertLock, id, seq + 1, random(), at],
      ...handingOver,
      [statements.deleteParcels, id],
      [statements.deleteResults, id],
      [statements.dropMedia, id],
      [statements.deleteCasesBefore, id],
      [statements.deleteCases, id],
      [statements.dropTimers, id],
      [statements.deleteReadings, id],
      [statements.deleteRooms, id],
      [statements.deleteMarks, id],
      [statements.deleteDeskParcels, id],
      [statements.deleteCode, id],
      [statements.deleteAsides, address, at],
      [statements.deletePerson, id],
      [statements.deleteConversation, id],
      [statements.cutTurns, id, name, seq],
      [statements.insertForgotten, name, at],
      [statements.insertForgotten, id, at],
    ]
  }

  async function goodbyes(now: Instant): Promise<readonly ConversationId[]> {
    const rows = await sql.all<{ conversation: ConversationId }>(
      statements.goodbyes,
      now - MINUTE,
      now - HOUR,
      now - 24 * HOUR,
    )
    return rows.map(({ conversation }) => conversation)
  }

  function burying(name: ConversationId): readonly Statement[] {
    return [
      [statements.deleteParcels, name],
      [statements.cutTurns, name, name, Number.MAX_SAFE_INTEGER],
      [statements.deletePerson, name],
      [statements.deleteConversation, name],
      [statements.bury, name],
    ]
  }

  /** What takes out again who is in the ledger and, by an old copy, in the database: a batch each. */
  async function replay(erased: readonly Erased[]): Promise<readonly (readonly Statement[])[]> {
    const batches: (readonly Statement[])[] = []
    for (const { at, address, conversation } of erased) {
      const [row] = await sql.all<Standing>(statements.standing, address)
      if (row && nameOf(row.id) === conversation) batches.push(erasing(row, random(), at, address))
    }
    return batches
  }

  function hashOf({ channel, address }: Conversation): string {
    return seal.hash(`address|${channel}|${address}`)
  }

  function nameOf(id: ConversationId): string {
    return seal.hash(`forgotten|${id}`)
  }
}

type Standing = Pick<Conversation, 'id' | 'seq'>

/** Those parts of the store that let go. */
export type Forget = ReturnType<typeof forgetIn>

/** Burying goodbyes, one batch each. */
export function buryIn(
  sql: Sql,
  { goodbyes, burying }: Forget,
  drop: (id: ConversationId) => void,
  emptied: () => void,
): Pick<Store, 'bury'> {
  return {
    async bury(now) {
      const names = await goodbyes(now)
      for (const name of names) {
        await sql.batch(burying(name))
        drop(name)
      }
      if (names.length > 0) emptied()
      return names.length
    },
  }
}
