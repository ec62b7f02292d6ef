import type { Database } from 'better-sqlite3'

/**
 * What the file is held to. `synchronous = full`: the library's own default in WAL mode loses
 * acknowledged rows when power fails. `temp_store = memory`: no row reaches a temporary file.
 * `secure_delete`: what is deleted is overwritten. The wait for a lock is 250 ms, because it blocks
 * the whole process.
 */
const settings = {
  journal_mode: ['wal', 'wal'],
  synchronous: ['full', 2],
  secure_delete: ['on', 1],
  trusted_schema: ['off', 0],
  foreign_keys: ['on', 1],
  temp_store: ['memory', 2],
  busy_timeout: ['250', 250],
  cache_size: ['-65536', -65536],
  wal_autocheckpoint: ['4000', 4000],
} as const

/** Asks SQLite for every setting. */
export function applySettings(db: Database): void {
  for (const [name, [value]] of Object.entries(settings)) db.pragma(`${name} = ${value}`)
}

/** Reads every setting back, and throws where one did not take. */
export function assertSettings(db: Database): void {
  for (const [name, [wanted, read]] of Object.entries(settings)) {
    const found: unknown = db.pragma(name, { simple: true })
    if (found !== read)
      throw new Error(`SQLite does not keep "${name} = ${wanted}": it says ${String(found)}.`)
  }
}
