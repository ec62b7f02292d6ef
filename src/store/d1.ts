import type { Param, Row, Sql } from './ports.ts'

/** As much of Cloudflare's D1 as is used, so that the Workers types need not be known here. */
export interface D1 {
  prepare(sql: string): D1Statement
  batch(statements: D1Statement[]): Promise<readonly D1Result[]>
}

interface D1Statement {
  bind(...params: unknown[]): D1Statement
  all(): Promise<D1Result>
}

interface D1Result {
  readonly results: readonly unknown[]
}

/** `Sql` over D1, whose own shape the port has. */
export function d1(db: D1): Sql {
  const bind = (sql: string, params: readonly Param[]) => db.prepare(sql).bind(...params)
  return {
    async all<R = Row>(sql: string, ...params: readonly Param[]) {
      return rows(await bind(sql, params).all()) as readonly R[]
    },
    async batch(statements) {
      const results = await db.batch(statements.map(([sql, ...params]) => bind(sql, params)))
      return results.map(rows)
    },
  }
}

/** D1 answers with a blob's bytes as a list of numbers. */
const rows = ({ results }: D1Result): readonly Row[] =>
  (results as readonly { readonly [column: string]: Param | readonly number[] }[]).map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => [
        column,
        typeof value === 'object' && value !== null ? Uint8Array.from(value) : value,
      ]),
    ),
  )
