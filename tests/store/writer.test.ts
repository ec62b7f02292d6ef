import { expect, test } from 'vitest'
import type { Statement } from '../../src/ports.ts'
import { openServing, openSqlite } from '../../src/store/sqlite.ts'
import { temporaryFolder } from './temporary-folder.ts'

const note = (name: string): Statement => ['insert into meta (name, value) values (?1, ?1)', name]

async function serving() {
  const path = `${temporaryFolder()}/tonari.db`
  return { path, file: await openServing(path) }
}

async function namesIn(path: string) {
  const sql = openSqlite(path)
  const rows = await sql.all<{ name: string }>("select name from meta where name like 'n%'")
  sql.close()
  return rows.map(({ name }) => name).toSorted()
}

test('what was handed in before the end is written, and answered', async () => {
  const { path, file } = await serving()
  const written = ['n1', 'n2', 'n3'].map((name) => file.batch([note(name)]))
  await file.close()
  await Promise.all(written)
  expect(await namesIn(path)).toEqual(['n1', 'n2', 'n3'])
})

test('so is what was held back at the end', async () => {
  const { path, file } = await serving()
  await file.hold()
  const written = file.batch([note('n1')])
  await file.close()
  await written
  expect(await namesIn(path)).toEqual(['n1'])
})

test('what comes after the end is refused', async () => {
  const { path, file } = await serving()
  const closing = file.close()
  await expect(file.batch([note('n1')])).rejects.toThrow('closed')
  await closing
  expect(await namesIn(path)).toEqual([])
})

test('while writes are held none begins, and a read sees what was written before', async () => {
  const { file } = await serving()
  await file.batch([note('n1')])
  const release = await file.hold()
  let done = false
  const later = file.batch([note('n2')]).then(() => {
    done = true
  })
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(done).toBe(false)
  expect(await file.all("select name from meta where name like 'n%'")).toEqual([{ name: 'n1' }])
  release()
  await later
  await file.close()
})
