import { expect, test } from 'vitest'
import { keepNoLonger } from '../src/expire.ts'
import { kept } from './contracts/results.ts'
import { until } from './e2e/process.ts'
import { keptLog, openTestStore, virtualClock } from './owed.ts'
import { begin, next, now, soon, turn } from './store/talk.ts'

const keeping = { words: 180, safety: 30, sent: 30 }

test('what was kept long enough is deleted at the start', async () => {
  const { store, sql, close } = openTestStore()
  const { after } = await begin(store)
  await store.commit(turn(next(after), { results: [kept({ expiresAt: now }), kept()] }), soon)
  let rested = 0
  const rest = async () => void rested++
  const log = keptLog().log
  const stop = keepNoLonger({ store, clock: virtualClock(now), log, keeping, rest })
  const rows = async () => (await sql.all('select id from result')).length
  await until('only what has not expired is left', async () => (await rows()) === 1)
  expect(await store.expired(now)).toBe(1)
  expect(rested).toBe(1)
  stop()
  close()
})

test('a database that cannot be written is logged, and nothing falls', async () => {
  const { lines, log } = keptLog()
  const fails = () => Promise.reject(new RangeError('locked'))
  const store = { expire: fails, bury: fails }
  const stop = keepNoLonger({ store, clock: virtualClock(now), log, keeping, rest: fails })
  await until('a line of log for each', () => lines.length === 3)
  expect(lines.join()).toMatch(/burial-failed .*rest-failed .*expiry-failed .*RangeError/)
  stop()
})
