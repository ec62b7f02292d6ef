import { closeSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import { commitInGroups } from './commit-in-groups.ts'
import { migrate } from './migrate.ts'
import type { Row, Sql } from './ports.ts'
import { prepareOnce } from './prepare-once.ts'
import { applySettings, assertSettings } from './sqlite-settings.ts'
import { statements } from './statements.ts'

/** `Sql` over a file on this machine. */
export interface SqliteFile extends Sql {
  /** Lets writes wait until what this gives back is called. */
  hold(): () => void
  /** How many times was written: unchanged in between, nobody was there. */
  commits(): number
  /** Commits what was handed in and closes the file. Whatever is asked afterwards is refused. */
  close(): void
}

/**
 * Opens, or makes, the database at `path`, brings its schema up to date, and proves with a write
 * that what is acknowledged is on the disk. Throws where that cannot be had.
 *
 * Reads run at once and see what is committed; writes are committed in groups.
 */
export function openSqlite(path: string): SqliteFile {
  closeSync(openSync(path, 'a', 0o600)) // SQLite gives its other files the rights of this one.
  const db = new Database(path, { timeout: 250 })
  try {
    applySettings(db)
    migrate(db)
    // The library's default takes hold at the first write, and reading before it does not show that.
    applySettings(db)
    db.prepare(statements.check).all()
    assertSettings(db)
  } catch (error) {
    db.close()
    throw error
  }
  const prepared = prepareOnce(db)
  const group = commitInGroups(db, prepared)
  return {
    async all<R = Row>(sql: string, ...params: Parameters<Sql['all']>[1][]) {
      const statement = prepared(sql)
      if (statement.readonly) return statement.rows(params) as readonly R[]
      const [rows] = await group.batch([[sql, ...params]])
      return rows as readonly R[]
    },
    batch: group.batch,
    hold: group.hold,
    commits: group.commits,
    close() {
      group.commit()
      db.close()
    },
  }
}
