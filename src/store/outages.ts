import type { ConversationId, Instant } from '../core/conversation.ts'
import type { Outage, OutagesKept, Struck } from '../outage/ports.ts'
import type { Sql } from './ports.ts'
import { statements } from './statements.ts'

const BEAT = 'last beat'
const UNTOLD = 'outages untold'
/** Turns read at once. */
const PAGE = 200

/** What is kept of when we were there, among the facts. Nothing of it says who anybody is. */
export function outagesIn(sql: Sql): OutagesKept {
  return {
    async read() {
      const [beat, untold] = [await fact(BEAT), await fact(UNTOLD)]
      const [newest] = await sql.all<TurnRow>(statements.turnsBefore, Number.MAX_SAFE_INTEGER, 1)
      return {
        ...(beat !== undefined && { last: Math.max(Number(beat), newest?.at ?? 0) }),
        untold: JSON.parse(untold ?? '[]') as readonly Outage[],
      }
    },

    async write(at, untold) {
      const kept = [statements.setFact, UNTOLD, JSON.stringify(untold)] as const
      const beat = [statements.setFact, BEAT, String(at)] as const
      await sql.batch([beat, untold.length > 0 ? kept : [statements.dropFact, UNTOLD]], true)
    },

    async around(since, until) {
      const struck = new Map<ConversationId, Struck>()
      for (const { conversation } of await sql.all<Pick<TurnRow, 'conversation'>>(
        statements.openCases,
      ))
        struck.set(conversation, { conversation })
      for await (const { conversation, seq } of turnsBetween(since, until)) {
        const last = struck.get(conversation)?.turns?.last ?? seq
        struck.set(conversation, { conversation, turns: { first: seq, last } })
      }
      return [...struck.values()]
    },
  }

  async function fact(name: string): Promise<string | undefined> {
    const [row] = await sql.all<{ value: string }>(statements.fact, name)
    return row?.value
  }

  /** The newest first, and no more of them than there were since then, however many there are. */
  async function* turnsBetween(since: Instant, until: Instant): AsyncGenerator<TurnRow> {
    let n = Number.MAX_SAFE_INTEGER
    for (;;) {
      const page = await sql.all<TurnRow>(statements.turnsBefore, n, PAGE)
      yield* page.filter(({ at }) => at >= since && at <= until)
      n = page.at(-1)?.n ?? 0
      if (page.length < PAGE || page.every(({ at }) => at < since)) return
    }
  }
}

interface TurnRow {
  readonly n: number
  readonly conversation: ConversationId
  readonly seq: number
  readonly at: Instant
}
