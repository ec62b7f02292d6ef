import type { Database, Statement } from 'better-sqlite3'
import type { Param, Row } from './ports.ts'

/** A statement that is kept ready. */
export interface Prepared {
  readonly readonly: boolean
  /** Runs it. A statement that returns nothing has no rows. */
  rows(params: readonly Param[]): readonly Row[]
}

/**
 * Prepares each statement the first time it is met. better-sqlite3 takes `?1` by name, which is
 * slow and wants objects: they become plain `?`, bound in the order they are met.
 */
export function prepareOnce(db: Database): (sql: string) => Prepared {
  const known = new Map<string, Prepared>()
  return (sql) => {
    const found = known.get(sql)
    if (found) return found
    const prepared = prepare(db, sql)
    known.set(sql, prepared)
    return prepared
  }
}

function prepare(db: Database, sql: string): Prepared {
  const order = [...sql.matchAll(/\?(\d+)/g)].map(([, number]) => Number(number) - 1)
  const inPlace = order.every((from, to) => from === to)
  const statement: Statement<unknown[], Row> = db.prepare(sql.replaceAll(/\?\d+/g, '?'))
  const arrange = (params: readonly Param[]) =>
    inPlace ? params : order.map((from) => params[from])
  return {
    readonly: statement.readonly,
    rows: statement.reader
      ? (params) => statement.all(...arrange(params))
      : (params) => {
          statement.run(...arrange(params))
          return none
        },
  }
}

const none: readonly Row[] = []
