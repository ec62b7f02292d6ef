import type { Case, StaffId } from '../core/case.ts'
import type { ConversationId, Instant } from '../core/conversation.ts'
import { looks, type Timer } from '../core/ladder.ts'
import type { Result } from '../core/result.ts'
import type { Delivered, Desk } from '../desk/ports.ts'
import { BLOCKED } from '../parcel.ts'
import type { Key, Seal } from '../seal.ts'
import type { Turn } from '../turn.ts'
import type { Keys } from './keys.ts'
import type { Sql, Statement } from './ports.ts'
import { resultAt } from './results.ts'
import { statements } from './statements.ts'
import { openable, opening } from './unopened.ts'

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
export function deskOf(turn: Turn, seal: Seal, key: Key) {
  const { after, at, case: its, timers, code, moves, spends } = turn
  const written: Statement[] = []
  if (spends) {
    const { of, seq } = spends
    const hash = seal.hash(`code|${spends.code}`)
    written.push([statements.conflictUnlessCode, of, hash, of === after.id ? after.seq : seq])
    written.push([statements.deleteCode, of])
  }
  const cases = [...(moves?.ended ? [moves.ended] : []), ...(its ? [its] : [])]
  if (moves) for (const { id } of cases) written.push([statements.moveCase, id, after.id])
  for (const one of cases) {
    const body = seal.seal(key, caseAt(one.id), JSON.stringify(one))
    const { id, number, urgency, status, holder = null, openedAt, waitsFrom, closedAt = null } = one
    const clear = [id, number, after.id, urgency, status, holder, openedAt, waitsFrom] as const
    written.push([statements.conflictIfElsewhere, id, after.id])
    written.push([statements.putCase, ...clear, closedAt, body])
  }
  if (timers) {
    written.push([statements.dropLooks, after.id])
    for (const { name, guard, at } of timers)
      written.push([statements.setTimer, after.id, name, guard, at])
  }
  if (moves && its) {
    const { from, guard } = moves
    written.push([statements.dropMoved, after.id, its.id])
    written.push([statements.dropTimers, from])
    written.push([statements.setTimer, from, 'moved', guard, at])
    written.push([statements.moveRooms, from, after.id])
    written.push([statements.heldBefore, from, its.id])
  }
  if (code !== undefined)
    written.push([statements.putCode, after.id, seal.hash(`code|${code}`), at])
  return written
}

/** The reads of the desk, and what it keeps beside the turns. */
export function casesIn(
  sql: Sql,
  seal: Seal,
  keys: Keys,
  unopened: (conversation: ConversationId) => void = () => {},
): Desk {
  const roomOf = (room: string) => seal.hash(`room|${room}`)
  const opened = ({ id, conversation, body, ...wrapped }: QueueRow): Case =>
    opening(conversation, unopened, () =>
      JSON.parse(seal.open(keys.unwrap(conversation, wrapped), caseAt(id), body)),
    )
  return {
    async queue(now) {
      const rows = await sql.all<QueueRow>(statements.queue, now - 7 * DAY, MANY)
      return rows.flatMap((row) => {
        const its = openable(() => opened(row))
        return its ? [{ conversation: row.conversation, case: its }] : []
      })
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

    async postpone(conversation, { name, guard, at }) {
      await sql.batch([[statements.postpone, conversation, name, guard, at]])
    },

    async setTimers({ id, seq }, timers) {
      const over = looks.filter((name) => !timers.some((timer) => timer.name === name))
      await sql.batch([
        ...over.map((name): Statement => [statements.dropTimerAsOf, id, name, seq]),
        ...timers.map(
          ({ name, guard, at }): Statement => [
            ...([statements.setTimerAsOf, id, name, guard, at, seq] as const),
          ],
        ),
      ])
    },

    async returning(code, who, now) {
      const them = seal.hash(`guess|${who}`)
      const [tried] = await sql.all<Guesses>(statements.guesses, them, now - HOUR)
      if (!tried || tried.theirs >= EACH || tried.all_of_them >= ALL) return { kind: 'limited' }
      const hash = seal.hash(`code|${code}`)
      const [row] = await sql.all<FoundRow>(statements.byCode, hash, now - CODE_DAYS * DAY)
      if (row) {
        const spends = { code, of: row.conversation, seq: row.seq }
        return { kind: 'found', from: row.conversation, case: opened(row), spends }
      }
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

    async deliveries(conversation) {
      const rows = await sql.all<Delivered & { why: string | null }>(
        statements.deliveries,
        conversation,
      )
      return rows.map(({ seq, state, why }) => ({
        ...{ seq, state },
        ...(why === BLOCKED && { blocked: true as const }),
      }))
    },

    async found(conversation, until) {
      const rows = await sql.all<{ id: string; seq: number; body: Uint8Array }>(
        statements.found,
        conversation,
        until ?? null,
      )
      if (rows.length === 0) return []
      const key = await keys.find(conversation)
      return rows.map(({ id, seq, body }) => ({
        ...(JSON.parse(seal.open(key, resultAt(id), body)) as Result),
        seq,
      }))
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

interface FoundRow extends QueueRow {
  readonly seq: number
}

const caseAt = (id: string) => `case|${id}`
