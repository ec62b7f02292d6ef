import { expect, test } from 'vitest'
import { expireDaily } from '../src/expire.ts'
import { kept } from './contracts/results.ts'
import { until } from './e2e/process.ts'
import { keptLog, openTestStore, virtualClock } from './owed.ts'
import { begin, next, now, soon, turn } from './store/talk.ts'

test('what was kept long enough is deleted at the start', async () => {
  const { store, sql, close } = openTestStore()
  const { after } = await begin(store)
  await store.commit(turn(next(after), { results: [kept({ expiresAt: now }), kept()] }), soon)
  const stop = expireDaily(store, virtualClock(now), keptLog().log)
  const rows = async () => (await sql.all('select id from result')).length
  await until('only what has not expired is left', async () => (await rows()) === 1)
  expect(await store.expired(now)).toBe(1)
  stop()
  close()
})

test('a database that cannot be written is logged, and nothing falls', async () => {
  const { lines, log } = keptLog()
  const store = { expire: () => Promise.reject(new RangeError('locked')) }
  const stop = expireDaily(store, virtualClock(now), log)
  await until('a line of log', () => lines.length > 0)
  expect(lines.join()).toMatch(/error expiry-failed .*RangeError/)
  stop()
})
