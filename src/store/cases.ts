import type { Case, StaffId } from '../core/case.ts'
import type { ConversationId, Instant } from '../core/conversation.ts'
import type { Timer } from '../core/ladder.ts'
import type { Result } from '../core/result.ts'
import type { Delivered, Desk } from '../desk/ports.ts'
import type { Sql, Statement, Turn } from '../ports.ts'
import type { Key, Seal } from '../seal.ts'
import type { Keys } from './keys.ts'
import { resultAt } from './results.ts'
import { statements } from './statements.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Codes that may be tried in an hour: by one, and by all. */
const EACH = 5
const ALL = 100
/** How long a code is good for. */
const CODE_DAYS = 180

/** How many timers are taken at a time. */
const SOME = 200
/** How many closed cases a queue shows. */
const MANY = 500

/** What of a turn concerns the desk: the case as it stands now, and when to look at it again. */
export function deskOf({ after, at, case: its, timers, code, moves }: Turn, seal: Seal, key: Key) {
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
  if (moves !== undefined && its) {
    written.push([statements.dropTimers, moves])
    written.push([statements.setTimer, moves, 'moved', its.id, at])
    written.push([statements.moveRooms, moves, after.id])
    written.push([statements.heldBefore, moves, its.id])
    written.push([statements.deleteCode, moves])
  }
  if (code !== undefined)
    written.push([statements.putCode, after.id, seal.hash(`code|${code}`), at])
  return written
}

/** The reads of the desk, and what it keeps beside the turns. */
export function casesIn(sql: Sql, seal: Seal, keys: Keys): Desk {
  const roomOf = (room: string) => seal.hash(`room|${room}`)
  const opened = ({ id, conversation, body, ...wrapped }: QueueRow): Case =>
    JSON.parse(seal.open(keys.unwrap(conversation, wrapped), caseAt(id), body))
  return {
    async queue(now) {
      const rows = await sql.all<QueueRow>(statements.queue, now - 7 * DAY, MANY)
      return rows.map((row) => ({ conversation: row.conversation, case: opened(row) }))
    },

    async numbered(number) {
      const [row] = await sql.all<{ conversation: string }>(statements.caseOf, number)
      return row?.conversation
    },

    async caseOf(number) {
      const [row] = await sql.all<QueueRow>(statements.byNumber, number)
      return row && { conversation: row.conversation, case: opened(row) }
    },

    async due(now) {
      return sql.all<Timer & { conversation: ConversationId }>(statements.due, now, SOME)
    },

    async done(conversation, { name, guard }) {
      await sql.batch([[statements.rung, conversation, name, guard]])
    },

    async returning(code, who, now) {
      const them = seal.hash(`guess|${who}`)
      const [tried] = await sql.all<Guesses>(statements.guesses, them, now - HOUR)
      if (!tried || tried.theirs >= EACH || tried.all_of_them >= ALL) return { kind: 'limited' }
      const hash = seal.hash(`code|${code}`)
      const [row] = await sql.all<QueueRow>(statements.byCode, hash, now - CODE_DAYS * DAY)
      if (row) return { kind: 'found', from: row.conversation, case: opened(row) }
      await sql.batch([
        [statements.addGuess, them, now],
        [statements.dropGuesses, now - HOUR],
      ])
      return { kind: 'unknown' }
    },

    async codesLocked(now) {
      const [row] = await sql.all<{ at: Instant; tries: number }>(
        statements.locked,
        now - HOUR,
        ALL - 1,
      )
      return row && { tries: row.tries, until: row.at + HOUR }
    },

    async inRoom(room) {
      const [row] = await sql.all<{ conversation: string }>(statements.inRoom, roomOf(room))
      return row?.conversation
    },

    async putRoom(room, conversation) {
      await sql.batch([[statements.putRoom, roomOf(room), conversation]])
    },

    deliveries: (conversation) => sql.all<Delivered>(statements.deliveries, conversation),

    async found(conversation) {
      const rows = await sql.all<{ id: string; body: Uint8Array }>(statements.found, conversation)
      if (rows.length === 0) return []
      const key = await keys.find(conversation)
      return rows.map(({ id, body }) => JSON.parse(seal.open(key, resultAt(id), body)) as Result)
    },

    async read(conversation, staff, at) {
      await sql.batch([[statements.addReading, conversation, staff, at]])
    },

    readings: (conversation) =>
      sql.all<{ staff: StaffId; at: Instant }>(statements.readings, conversation),
  }
}

interface Guesses {
  readonly all_of_them: number
  readonly theirs: number
}

interface QueueRow {
  readonly id: string
  readonly conversation: ConversationId
  readonly body: Uint8Array
  readonly key: Uint8Array
  readonly person: string
}

const caseAt = (id: string) => `case|${id}`
