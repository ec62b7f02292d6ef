import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Seal } from './seal.ts'
import { openSqlite, type SqliteFile } from './store/sqlite.ts'
import { checkKey } from './store/store.ts'

/** Says in a sentence each why Tonari cannot start, and ends the process. */
export function refuse(problems: readonly string[]): never {
  for (const problem of problems) process.stderr.write(`Tonari cannot start. ${problem}\n`)
  process.exit(1)
}

/** Opens the database, or says in a sentence why it cannot be used, and ends the process. */
export async function openOrRefuse(path: string, seal: Seal): Promise<SqliteFile> {
  try {
    mkdirSync(dirname(path), { recursive: true })
    const sql = openSqlite(path)
    await checkKey(sql, seal)
    return sql
  } catch (error) {
    return refuse([
      `The database ${path} cannot be used: ${error instanceof Error ? error.message : error}`,
    ])
  }
}
