import type { ConversationId, Instant } from '../core/conversation.ts'
import type { Inbound } from '../core/inbound.ts'
import type { Key, Seal } from '../seal.ts'
import type { Heard, PastTurn, Turn } from '../turn.ts'
import type { Keys } from './keys.ts'
import type { Sql, Statement, Store } from './ports.ts'
import { statements } from './statements.ts'

/** What was said and heard: reading it, and taking words out of it again. */
export function transcriptIn(sql: Sql, seal: Seal, keys: Keys) {
  return { transcript, heardAs, withhold }

  async function transcript(...[conversation, after, limit]: Parameters<Store['transcript']>) {
    const rows = await sql.all<TurnRow>(statements.transcript, conversation, after, limit)
    if (rows.length === 0) return []
    const key = await keys.find(conversation)
    return rows.map(
      (row): PastTurn => ({ seq: row.seq, at: row.at, ...open(conversation, key, row) }),
    )
  }

  async function heardAs(...[conversation, message]: Parameters<Store['heardAs']>) {
    const key = await keys.seek(conversation)
    let before = key ? Number.MAX_SAFE_INTEGER : 0
    while (key && before > 0) {
      const rows = await sql.all<TurnRow>(statements.newestFirst, conversation, before)
      for (const row of rows) {
        const { heard } = open(conversation, key, row)
        if (heardIn(heard, message)) return heard.input
      }
      before = rows.at(-1)?.seq ?? 0
    }
    return undefined
  }

  /**
   * What takes the message `turn.unsay` out, and its edits: the words, our answers to them, which may
   * repeat them, the results they led to, and a copy that was set aside. Nothing without it.
   */
  async function withhold({ after, at, unsay }: Turn, key: Key): Promise<readonly Statement[]> {
    const { id, seq } = after
    const out: Statement[] = []
    let before = unsay === undefined ? 0 : seq
    if (unsay !== undefined) out.push(...(await asidesWith(after, unsay)))
    while (before > 0) {
      const rows = await sql.all<TurnRow>(statements.newestFirst, id, before)
      for (const row of rows) {
        const body = open(id, key, row)
        if (heardIn(body.heard, unsay)) out.push(...takeOut(id, key, row.seq, body, at))
        if (body.heard.message === unsay) return out
      }
      before = rows.at(-1)?.seq ?? 0
    }
    return out
  }

  function takeOut(id: ConversationId, key: Key, seq: number, { heard }: Body, at: Instant) {
    const input = { kind: 'withheld', of: kindOf(heard) } as const
    const body: Body = { heard: { ...heard, input }, said: [], shown: [] }
    const sealed = seal.seal(key, bodyAt(id, seq), JSON.stringify(body))
    return [
      [statements.rewrite, id, seq, sealed],
      [statements.unsayResults, id, seq],
      [statements.unsayParcels, id, seq, at],
      [statements.unsayMedia, id, seq],
    ] as const
  }

  async function asidesWith({ channel, address }: Turn['after'], message: string) {
    const hash = seal.hash(`address|${channel}|${address}`)
    const rows = await sql.all<{ event: string; body: Uint8Array }>(statements.asidesOf, hash)
    return rows
      .filter(({ event, body }) => {
        const opened = seal.open(seal.ours, `aside|${event}`, body)
        return (JSON.parse(opened) as { inbound: Inbound }).inbound.message === message
      })
      .map(({ event }) => [statements.deleteAside, event] as const)
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
