import { randomBytes } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { createSeal } from '../../src/seal.ts'
import type { Statement } from '../../src/store/ports.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { assertSettings } from '../../src/store/sqlite-settings.ts'
import { createStore } from '../../src/store/store.ts'
import { begin, begun, event, next, someone, soon, turn } from './talk.ts'
import { temporaryFolder } from './temporary-folder.ts'

const note = (name: string, value = ''): Statement => [
  'insert into meta (name, value) values (?1, ?2)',
  name,
  value,
]

function opened() {
  const path = `${temporaryFolder()}/tonari.db`
  const sql = openSqlite(path)
  const names = async () =>
    (await sql.all<{ name: string }>("select name from meta where name <> 'checks'")).map(
      ({ name }) => name,
    )
  return { path, sql, names }
}

const settled = async (work: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(work)).map(({ status }) => status)

test('what is handed in together is committed together', async () => {
  const { path, sql, names } = opened()
  const before = commits(path)
  await Promise.all(Array.from({ length: 50 }, (_, i) => sql.batch([note(`${i}`), note(`${i}b`)])))
  expect(commits(path) - before).toBe(1)
  expect(await names()).toHaveLength(100)
  await sql.batch([note('alone')])
  expect(commits(path) - before).toBe(2)
  sql.close()
})

test('a writing `all` goes with its group, a reading one sees what is committed', async () => {
  const { path, sql, names } = opened()
  const before = commits(path)
  const returning = 'insert into meta (name, value) values (?2, ?1) returning value, name'
  const written = [sql.batch([note('a')]), sql.all(returning, 'worth', 'b')]
  expect(await names()).toEqual([])
  expect(await Promise.all(written)).toEqual([[[]], [{ value: 'worth', name: 'b' }]])
  expect(await names()).toEqual(['a', 'b'])
  expect(commits(path) - before).toBe(1)
  sql.close()
})

test('a conflict undoes its own batch and no other', async () => {
  const { sql, names } = opened()
  await sql.batch([note('taken')])
  const work = [
    sql.batch([note('first'), note('second')]),
    sql.batch([note('half'), note('taken')]),
    sql.batch([note('taken')]),
    sql.batch([note('third')]),
  ]
  expect(await settled(work)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
  expect(await names()).toEqual(['first', 'second', 'taken', 'third'])
  sql.close()
})

test('any other error undoes the whole group, and the next one is whole again', async () => {
  const { sql, names } = opened()
  const work = [
    sql.batch([note('first')]),
    sql.batch([note('half'), ['insert into nothing values (1)']]),
    sql.batch([note('third')]),
  ]
  expect(await settled(work)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(await names()).toEqual([])
  await sql.batch([note('after')])
  expect(await names()).toEqual(['after'])
  sql.close()
})

test('a full disk is a fault for everybody, and no conflict', async () => {
  const { sql, names } = opened()
  const store = createStore(sql, createSeal(randomBytes(32)))
  const { after } = await begin(store)
  await sql.all('pragma max_page_count = 1')
  const big = 'x'.repeat(1e6)
  const work = [sql.batch([note('small')]), sql.batch([note('big', big)])]
  for (const one of work) await expect(one).rejects.toMatchObject({ code: 'SQLITE_FULL' })
  const long = turn(next(after), { shown: [{ text: big }] })
  await expect(store.commit(long, soon)).rejects.toMatchObject({ code: 'SQLITE_FULL' })
  expect(await names()).toEqual([])
  await sql.all('pragma max_page_count = 100000')
  expect((await store.commit(long, soon)).end).toBe('committed')
  sql.close()
})

test('a locked database is a fault, and works again once it is free', async () => {
  const { path, sql } = opened()
  const store = createStore(sql, createSeal(randomBytes(32)))
  const other = new Database(path)
  other.exec('begin immediate')
  const first = turn(begun(someone()))
  await expect(store.commit(first, soon)).rejects.toMatchObject({ code: 'SQLITE_BUSY' })
  await expect(store.check()).rejects.toThrow()
  other.exec('rollback')
  expect((await store.commit(first, soon)).end).toBe('committed')
  expect((await store.load(first.after, event())).before).toEqual(first.after)
  other.close()
  sql.close()
})

test('a file that is no database is refused', () => {
  const path = `${temporaryFolder()}/tonari.db`
  writeFileSync(path, 'not a database, and longer than its header '.repeat(99))
  expect(() => openSqlite(path)).toThrow(/not a database/)
})

test('closing commits what was handed in, and refuses what comes after', async () => {
  const { path, sql } = opened()
  const handed = sql.batch([note('last')])
  sql.close()
  await handed
  await expect(sql.batch([note('late')])).rejects.toThrow(/not open/)
  await expect(sql.all('select 1')).rejects.toThrow(/not open/)
  const again = openSqlite(path)
  expect(await again.all("select name from meta where name = 'last'")).toHaveLength(1)
  again.close()
})

test('every commit waits for the disk: on a new file, after a write, after reopening', async () => {
  const { path, sql } = opened()
  const synchronous = [{ synchronous: 2 }]
  expect(await sql.all('pragma synchronous')).toEqual(synchronous)
  await sql.batch([note('first')])
  expect(await sql.all('pragma synchronous')).toEqual(synchronous)
  sql.close()
  const again = openSqlite(path)
  expect(await again.all('pragma synchronous')).toEqual(synchronous)
  await again.batch([note('second')])
  expect(await again.all('pragma synchronous')).toEqual(synchronous)
  again.close()
})

test('a database that does not keep its settings is refused', () => {
  const db = new Database(`${temporaryFolder()}/plain.db`)
  expect(() => assertSettings(db)).toThrow('SQLite does not keep "journal_mode = wal"')
  db.close()
})

test.skipIf(process.platform === 'win32')('nobody else on the machine may read the file', () => {
  const { path, sql } = opened()
  for (const file of [path, `${path}-wal`]) expect(statSync(file).mode & 0o077).toBe(0)
  sql.close()
})

/** Transactions in the write-ahead log: a frame that ends one carries the database's size. */
function commits(path: string): number {
  const log = readFileSync(`${path}-wal`)
  const page = log.readUInt32BE(8)
  let found = 0
  for (let frame = 32; frame < log.length; frame += 24 + page)
    if (log.readUInt32BE(frame + 4) > 0) found++
  return found
}
