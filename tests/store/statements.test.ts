import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { expiring } from '../../src/store/expiring-statements.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { statements } from '../../src/store/statements.ts'
import { temporaryFolder } from './temporary-folder.ts'

// `waiting` reads every unsent parcel, and no other: that is what it asks for.
const reads = (plan: string) =>
  /^SCAN (?!CONSTANT ROW|\(subquery|parcel USING INDEX parcel_unsent)/.test(plan)

// A sweep goes through what is there, a page at a time; who was forgotten lately are few, and so are
// caseworkers' messages on their way, and files that are about to go.
const few = ['goodbyes', 'arrived', 'droppedMedia', 'knownMedia']
const sweeps = new Set(['claimKey', ...few, ...Object.keys(expiring)])

test('no statement reads a whole table, however many conversations there are', () => {
  const path = `${temporaryFolder()}/tonari.db`
  openSqlite(path).close()
  const db = new Database(path)
  const plans = Object.entries(statements).flatMap(([name, sql]) =>
    db
      .prepare<[], { detail: string }>(`explain query plan ${sql.replaceAll(/\?\d+/g, 'null')}`)
      .all()
      .map(({ detail }) => ({ name, detail })),
  )
  const scans = plans.filter(({ name, detail }) => !sweeps.has(name) && reads(detail))
  expect(scans).toEqual([])
  // The eye that looks for scans is not blind.
  const scan = db.prepare<[], { detail: string }>('explain query plan select * from turn').get()
  expect(reads(scan?.detail ?? '')).toBe(true)
  db.close()
})
