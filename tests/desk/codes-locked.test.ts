import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLockNotice } from '../../src/desk/telegram/codes-locked.ts'
import { openGroup } from '../../src/desk/telegram/group.ts'
import { createPace } from '../../src/desk/telegram/pace.ts'
import { keptLog, openTestStore, type TestStore, virtualClock } from '../owed.ts'

const MINUTE = 60_000
let opened: TestStore
let clock: ReturnType<typeof virtualClock>
beforeEach(() => {
  opened = openTestStore()
  clock = virtualClock()
})
afterEach(() => opened.close())

/** What tells the group; anew as after a start. Telegram answers as `status` says. */
async function notice(told: string[], status = () => 200) {
  const { log, lines } = keptLog()
  const { desk } = opened.store
  const group = await openGroup(-100, desk, log, clock)
  const api = async (_: string, { text }: { readonly [field: string]: unknown }) => {
    if (status() === 200) told.push(String(text))
    return { ok: status() === 200, status: status(), description: '', value: undefined } as never
  }
  const say = (key: string, params: object = {}) => `${key} ${JSON.stringify(params)}`
  const pace = createPace()
  return { tell: createLockNotice({ desk, group, pace, api, say, clock, log }), lines }
}

const guess = async (many: number, by: string) => {
  for (let n = 0; n < many; n++)
    await opened.store.desk.returning('9999000011112222', `${by}${n}`, clock.now())
}

test('the group hears of a hundred tries once an hour, also over a new start, and again in the next', async () => {
  const told: string[] = []
  const first = await notice(told)
  await guess(99, 'a')
  await first.tell()
  expect(told).toEqual([])
  await guess(1, 'b')
  for (let looks = 0; looks < 3; looks++) {
    await first.tell()
    clock.pass(5_000)
  }
  await (await notice(told)).tell()
  expect(told).toEqual(['codesLocked {"count":100,"day":"2026-11-25","time":"13:00"}'])
  expect(first.lines).toEqual(['warn return-codes-locked {"tries":100}'])
  clock.pass(61 * MINUTE)
  const next = await notice(told)
  await next.tell()
  expect(told).toHaveLength(1)
  await guess(100, 'c')
  await next.tell()
  expect(told).toHaveLength(2)
})

test('what Telegram did not take is told a minute later, and does not use up the minute’s messages', async () => {
  const told: string[] = []
  let status = 500
  const { tell } = await notice(told, () => status)
  await guess(100, 'a')
  for (let looks = 0; looks < 12; looks++) await tell()
  status = 200
  await tell()
  expect(told).toEqual([])
  clock.pass(MINUTE)
  await tell()
  expect(told).toHaveLength(1)
})
