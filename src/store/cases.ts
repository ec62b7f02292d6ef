import type { Case, StaffId } from '../core/case.ts'
import type { ConversationId, Instant } from '../core/conversation.ts'
import type { Timer } from '../core/ladder.ts'
import type { Desk, Sql, Statement, Turn } from '../ports.ts'
import type { Key, Seal } from '../seal.ts'
import type { Keys } from './keys.ts'
import { statements } from './statements.ts'

const DAY = 24 * 3_600_000

/** How many timers are taken at a time. */
const SOME = 200
/** How many cases a queue shows. */
const MANY = 500

/** What of a turn concerns the desk: the case as it stands now, and when to look at it again. */
export function deskOf({ after, at, case: its, timers, code }: Turn, seal: Seal, key: Key) {
  const written: Statement[] = []
  if (its) {
    const body = seal.seal(key, caseAt(its.id), JSON.stringify(its))
    const { id, number, urgency, status, holder = null, openedAt, waitsFrom, closedAt = null } = its
    const clear = [id, number, after.id, urgency, status, holder, openedAt, waitsFrom] as const
    written.push([statements.putCase, ...clear, closedAt, body])
  }
  if (timers) {
    written.push([statements.dropTimers, after.id])
    for (const { name, guard, at } of timers)
      written.push([statements.setTimer, after.id, name, guard, at])
  }
  if (code !== undefined)
    written.push([statements.putCode, after.id, seal.hash(`code|${code}`), at])
  return written
}

/** The reads of the desk, and what it keeps beside the turns. */
export function casesIn(sql: Sql, seal: Seal, keys: Keys): Desk {
  const roomOf = (room: string) => seal.hash(`room|${room}`)
  return {
    async queue(now) {
      const rows = await sql.all<QueueRow>(statements.queue, now - 7 * DAY, MANY)
      return rows.map(({ id, conversation, body, ...wrapped }) => ({
        conversation,
        case: JSON.parse(seal.open(keys.unwrap(conversation, wrapped), caseAt(id), body)) as Case,
      }))
    },

    async numbered(number) {
      const [row] = await sql.all<{ conversation: string }>(statements.caseOf, number)
      return row?.conversation
    },

    async due(now) {
      return sql.all<Timer & { conversation: ConversationId }>(statements.due, now, SOME)
    },

    async done(conversation, { name, guard }) {
      await sql.batch([[statements.rung, conversation, name, guard]])
    },

    async inRoom(room) {
      const [row] = await sql.all<{ conversation: string }>(statements.inRoom, roomOf(room))
      return row?.conversation
    },

    async putRoom(room, conversation) {
      await sql.batch([[statements.putRoom, roomOf(room), conversation]])
    },

    async read(conversation, staff, at) {
      await sql.batch([[statements.addReading, conversation, staff, at]])
    },

    readings: (conversation) =>
      sql.all<{ staff: StaffId; at: Instant }>(statements.readings, conversation),
  }
}

interface QueueRow {
  readonly id: string
  readonly conversation: ConversationId
  readonly body: Uint8Array
  readonly key: Uint8Array
  readonly person: string
}

const caseAt = (id: string) => `case|${id}`
