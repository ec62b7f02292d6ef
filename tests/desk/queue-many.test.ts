import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { queueOf } from '../../src/console/queue.ts'
import type { Case } from '../../src/core/case.ts'
import { createSeal } from '../../src/seal.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { createStore } from '../../src/store/store.ts'
import { opened } from '../contracts/desk.ts'
import { begin, next, now, soon, turn } from '../store/talk.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'

test('however many cases there are, the urgent one of this minute comes first', async () => {
  const sql = openSqlite(`${temporaryFolder()}/tonari.db`)
  const store = createStore(sql, createSeal(randomBytes(32)))
  let number = 100_000
  const put = async (count: number, more: (n: number) => Partial<Case>) => {
    for (let n = 0; n < count; n++) {
      const { after } = await begin(store, { parcels: [] })
      const its = opened(String(number++), more(n))
      await store.commit(turn(next(after, { case: its }), { case: its, parcels: [] }), soon)
    }
  }
  await put(510, (n) => ({
    status: 'closed',
    waitsFrom: now - n,
    closedAt: now,
    outcome: 'solved',
  }))
  await put(510, (n) => ({ urgency: 'soon', trigger: 'person', waitsFrom: now + n }))
  await put(1, () => ({ urgency: 'now', waitsFrom: now + 60_000 }))
  const { cases, counts } = await queueOf(store, now + 120_000, 'open', 'an', String)
  expect(cases[0]?.case).toMatchObject({ urgency: 'now' })
  expect(cases).toHaveLength(200)
  expect(counts).toMatchObject({ open: 511, closed: 500 })
  sql.close()
}, 60_000)
