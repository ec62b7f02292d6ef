import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { createSeal } from '../../src/seal.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { createStore } from '../../src/store/store.ts'
import { kept } from '../contracts/results.ts'
import { begin, next, now, soon, turn } from './talk.ts'
import { temporaryFolder } from './temporary-folder.ts'

const first = new URL('../../src/store/migrations/0001_init.sql', import.meta.url)

test('a database of the first release keeps what it has, and gains what is new', async () => {
  const path = `${temporaryFolder()}/tonari.db`
  const old = new Database(path)
  old.exec(`create table d1_migrations (
    id integer primary key autoincrement,
    name text unique,
    applied_at timestamp default current_timestamp not null
  )`)
  old.exec(readFileSync(first, 'utf8'))
  old.prepare('insert into d1_migrations (name) values (?)').run('0001_init.sql')
  old.prepare("insert into meta (name, value) values ('kept', 'since the first release')").run()
  old.close()

  const sql = openSqlite(path)
  const store = createStore(sql, createSeal(randomBytes(32)))
  const { after } = await begin(store)
  const result = kept()
  await store.commit(turn(next(after), { results: [result] }), soon)
  expect(await store.results(now, 0, 9)).toMatchObject([result])
  const meta = await sql.all("select value from meta where name = 'kept'")
  expect(meta).toEqual([{ value: 'since the first release' }])
  expect(await sql.all('select name from d1_migrations order by name')).toEqual([
    { name: '0001_init.sql' },
    { name: '0002_result.sql' },
    { name: '0003_forgotten.sql' },
    { name: '0004_desk.sql' },
    { name: '0005_mark_waits.sql' },
    { name: '0006_fleeting.sql' },
    { name: '0007_desk_lanes.sql' },
  ])
  sql.close()
})

test('turns from before there was a shorter period are kept as long as they were to be', async () => {
  const path = `${temporaryFolder()}/tonari.db`
  const sql = openSqlite(path)
  const store = createStore(sql, createSeal(randomBytes(32)))
  await begin(store)
  sql.close()
  // As the release before it left this turn.
  const old = new Database(path)
  const later = ['turn_fleeting', 'media_fleeting'].map((index) => `drop index ${index};`)
  const columns = ['turn', 'media'].map((table) => `alter table ${table} drop column fleeting;`)
  old.exec([...later, ...columns, 'drop table case_before;'].join(' '))
  old.exec("delete from d1_migrations where name = '0006_fleeting.sql'")
  old.close()

  const again = openSqlite(path)
  const [row] = await again.all('select seq, fleeting from turn')
  expect(row).toEqual({ seq: 1, fleeting: 0 })
  const keeping = { words: 180, safety: 30, sent: 30 }
  const kept = createStore(again, createSeal(randomBytes(32)))
  const left = () => again.all("select seq from turn where body <> x''")
  await kept.expire(now + 31 * 24 * 3_600_000, keeping)
  expect(await left()).toEqual([{ seq: 1 }])
  await kept.expire(now + 181 * 24 * 3_600_000, keeping)
  expect(await left()).toEqual([])
  again.close()
})
