import { readdirSync, readFileSync } from 'node:fs'
import type { Database } from 'better-sqlite3'

const folder = new URL('migrations/', import.meta.url)

/**
 * Applies the migrations that this database has not seen, in order, one transaction each. The
 * same files and the same list of what was done as `wrangler d1 migrations apply`.
 */
export function migrate(db: Database): void {
  db.exec(`create table if not exists d1_migrations (
    id integer primary key autoincrement,
    name text unique,
    applied_at timestamp default current_timestamp not null
  )`)
  const apply = db.transaction((name: string) => {
    if (db.prepare('select 1 from d1_migrations where name = ?').get(name)) return
    db.exec(readFileSync(new URL(name, folder), 'utf8'))
    db.prepare('insert into d1_migrations (name) values (?)').run(name)
  })
  // Another process may be writing all the time: it is only waited for where there is something to do.
  const done = new Set(db.prepare('select name from d1_migrations').pluck().all())
  for (const name of readdirSync(folder).sort())
    if (name.endsWith('.sql') && !done.has(name)) apply.immediate(name)
}
