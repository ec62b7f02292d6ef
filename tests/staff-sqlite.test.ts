import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, test } from 'vitest'
import { createSeal } from '../src/seal.ts'
import { createStaffBook } from '../src/staff/book.ts'
import { createDoors } from '../src/staff/open-doors.ts'
import { statements } from '../src/staff/statements.ts'
import { openSqlite, type SqliteFile } from '../src/store/sqlite.ts'
import { shownAt, staffContract } from './contracts/staff.ts'
import { temporaryFolder } from './store/temporary-folder.ts'

const files: SqliteFile[] = []
afterEach(() => {
  for (const file of files.splice(0)) file.close()
})

const open = (folder: string) => {
  const file = openSqlite(`${folder}/tonari.db`)
  files.push(file)
  return file
}

describe('the staff on SQLite', () => staffContract(async () => open(temporaryFolder())))

test('no name, link, code, account, secret or session is in the file', async () => {
  const folder = temporaryFolder()
  const sql = open(folder)
  const seal = createSeal(randomBytes(32))
  const [book, doors] = [createStaffBook(sql, seal), createDoors(sql, seal)]
  const now = Date.parse('2026-11-25T09:00:10Z')
  const newcomer = { name: 'Trần Lan Chim', role: 'caseworker', language: 'vi', place: 1 } as const
  const { link, code } = await book.add(newcomer, now)
  const entering = (await doors.enter(link, now)) ?? ''
  const secret = (await doors.knocking(entering, now))?.secret ?? ''
  const proved = await doors.prove(entering, shownAt(secret, now), now)
  if (proved.kind !== 'in') throw new Error(proved.kind)
  await book.redeem(code, '700112233', now)

  const words = [newcomer.name, link, code, code.replace('-', ''), '700112233', secret]
  const all = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`))
  const bytes = Buffer.concat(all)
  for (const word of [...words, entering, proved.session, proved.device])
    expect(bytes.includes(word), word).toBe(false)
  // The eye that looks for them is not blind.
  expect(bytes.includes('caseworker')).toBe(true)
})

test('no statement reads all sessions or guesses', () => {
  const path = `${temporaryFolder()}/tonari.db`
  openSqlite(path).close()
  const db = new Database(path)
  const scans = Object.entries(statements).flatMap(([name, sql]) =>
    db
      .prepare<[], { detail: string }>(`explain query plan ${sql.replaceAll(/\?\d+/g, 'null')}`)
      .all()
      .filter(({ detail }) => /^SCAN (staff_session|staff_guess|s\b)/.test(detail))
      .map(({ detail }) => `${name}: ${detail}`),
  )
  expect(scans).toEqual([])
  db.close()
})
