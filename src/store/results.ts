import type { KeptResult, Result } from '../core/result.ts'
import { isFrom } from '../core/taken-back.ts'
import type { Key, Seal } from '../seal.ts'
import type { Turn } from '../turn.ts'
import type { Keys } from './keys.ts'
import type { Sql, Statement, Store } from './ports.ts'
import { statements } from './statements.ts'

/** Reading the results that are kept. */
export function resultsIn(sql: Sql, seal: Seal, keys: Keys): Pick<Store, 'results' | 'expired'> {
  return {
    async results(now, after, limit) {
      const rows = await sql.all<ResultRow>(statements.results, after, now, limit)
      return Promise.all(rows.map(toResult))
    },

    async expired(now) {
      const [row] = await sql.all<{ expired: number }>(statements.expired, now)
      return row?.expired ?? 0
    },
  }

  async function toResult({ n, id, conversation, expires_at, body }: ResultRow) {
    const key = await keys.find(conversation)
    const result = JSON.parse(seal.open(key, resultAt(id), body)) as Result
    return { n, id, conversation, expiresAt: expires_at, result }
  }
}

/** What writes a turn's results, sealed each to its own row. */
export const keepResults = (
  { after, at, results = [] }: Turn,
  seal: Seal,
  key: Key,
): readonly Statement[] =>
  results.map(({ id, expiresAt, result }) => {
    const body = seal.seal(key, resultAt(id), JSON.stringify(result))
    return [statements.keepResult, id, after.id, after.seq, at, expiresAt, body]
  })

/** What takes the results out that were found from the message `turn.voids`. */
export async function voidResults(
  sql: Sql,
  { after, voids = '' }: Turn,
  seal: Seal,
  key: Key,
): Promise<readonly Statement[]> {
  const rows = await sql.all<ResultRow>(statements.found, after.id, null)
  return rows
    .filter(({ id, body }) => {
      const { typed } = JSON.parse(seal.open(key, resultAt(id), body)) as Result
      return isFrom(typed, voids)
    })
    .map(({ id }) => [statements.dropResult, id] as const)
}

interface ResultRow extends Pick<KeptResult, 'n' | 'id' | 'conversation'> {
  readonly expires_at: number
  readonly body: Uint8Array
}

/** The row that a result is sealed to. */
export const resultAt = (id: KeptResult['id']) => `result|${id}`
