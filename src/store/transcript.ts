import type { ConversationId } from '../core/conversation.ts'
import type { Heard, PastTurn, Sql, Statement, Store, Turn } from '../ports.ts'
import type { Key, Seal } from '../seal.ts'
import type { Keys } from './keys.ts'
import { statements } from './statements.ts'

/** What was said and heard: reading it, and taking words out of it again. */
export function transcriptIn(sql: Sql, seal: Seal, keys: Keys) {
  return { transcript, withhold }

  async function transcript(...[conversation, after, limit]: Parameters<Store['transcript']>) {
    const rows = await sql.all<TurnRow>(statements.transcript, conversation, after, limit)
    if (rows.length === 0) return []
    const key = await keys.find(conversation)
    return rows.map(
      (row): PastTurn => ({ seq: row.seq, at: row.at, ...open(conversation, key, row) }),
    )
  }

  /** Rewrites of the turns that heard the message `turn.unsay`, and those that heard it edited: none without it. */
  async function withhold({ after: { id, seq }, unsay }: Turn, key: Key) {
    const rewrites: Statement[] = []
    let before = unsay === undefined ? 0 : seq
    while (before > 0) {
      const rows = await sql.all<TurnRow>(statements.newestFirst, id, before)
      for (const row of rows) {
        const body = open(id, key, row)
        if (heardIn(body.heard, unsay)) rewrites.push(rewrite(id, key, row.seq, body))
        if (body.heard.message === unsay) return rewrites
      }
      before = rows.at(-1)?.seq ?? 0
    }
    return rewrites
  }

  function rewrite(id: ConversationId, key: Key, seq: number, body: Body): Statement {
    const input = { kind: 'withheld', of: kindOf(body.heard) } as const
    const heard: Heard = { ...body.heard, input }
    const sealed = seal.seal(key, bodyAt(id, seq), JSON.stringify({ ...body, heard }))
    return [statements.rewrite, id, seq, sealed]
  }

  function open(id: ConversationId, key: Key, { seq, body }: Pick<TurnRow, 'seq' | 'body'>) {
    return JSON.parse(seal.open(key, bodyAt(id, seq), body)) as Body
  }
}

type Body = Pick<Turn, 'heard' | 'said' | 'shown'>

interface TurnRow {
  readonly seq: number
  readonly at: number
  readonly body: Uint8Array
}

/** The row that what was said and heard is sealed to. */
export const bodyAt = (id: ConversationId, seq: number) => `turn|${id}|${seq}`

/** An edit carries the words too. */
const heardIn = ({ input, message }: Heard, unsay: string | undefined) =>
  message === unsay || (input.kind === 'edited' && input.of === unsay)

const kindOf = ({ input }: Heard) => (input.kind === 'withheld' ? input.of : input.kind)
