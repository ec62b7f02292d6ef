import { expect, test } from 'vitest'
import { openCase } from '../../src/core/case.ts'
import { deskLane } from '../../src/desk/ports.ts'
import { createDigest } from '../../src/desk/telegram/digest.ts'
import { openGroup } from '../../src/desk/telegram/group.ts'
import { withDeskLanes } from '../../src/desk/telegram/lane.ts'
import { createPace } from '../../src/desk/telegram/pace.ts'
import { sayRoom } from '../../src/desk/telegram/say.ts'
import { type Parcel, Undelivered } from '../../src/parcel.ts'
import { keptLog, scriptedChannel, virtualClock } from '../owed.ts'
import { script } from '../transcript.ts'

const kept = () => {
  const facts = new Map<string, string>()
  return {
    mark: async () => {},
    unmark: async () => {},
    waits: async () => {},
    arrived: async () => [],
    fact: async (name: string) => facts.get(name),
    setFact: async (name: string, value: string | undefined) =>
      void (value === undefined ? facts.delete(name) : facts.set(name, value)),
  }
}
const parcel = (text: string): Parcel => ({
  ...{ id: text, channel: 'telegram', lane: deskLane('c'), conversation: 'c', urgent: false },
  ...{ call: { method: 'sendMessage', body: { text } }, createdAt: 0, tries: 0, doubted: false },
})
const waitOf = (error: unknown) => (error instanceof Undelivered ? error.retryIn : undefined)

test('a group is sent twenty things in any minute at most, the digest among them', async () => {
  const clock = virtualClock()
  const sent: number[] = []
  const { log } = keptLog()
  const group = await openGroup(-1, kept(), log, clock)
  const pace = createPace()
  const { channel } = scriptedChannel(() => {
    sent.push(clock.now())
    return {}
  })
  const digests: string[] = []
  const opened = (number: string, urgency: 'now' | 'soon', at: number) => ({
    conversation: number,
    case: openCase({ id: number, number }, urgency, 'person', at),
  })
  const cases = [opened('111111', 'soon', clock.now()), opened('222222', 'now', clock.now() + 1)]
  const digest = createDigest({
    ...{ group, pace, clock, say: sayRoom(script), desk: { queue: async () => cases } },
    api: async (method, body) => {
      sent.push(clock.now())
      digests.push(`${method} ${String(body['text'])}`)
      return { ok: true, status: 200, description: '', id: 7, value: {} }
    },
  })
  const spent: Promise<void>[] = []
  const lane = withDeskLanes(channel, { group, pace, spent: () => void spent.push(digest()) })
  for (let left = 100, tries = 0; left > 0 && tries < 1_000; tries++) {
    const wait = await lane.send(parcel(`${left}`), clock.now()).then(() => undefined, waitOf)
    await Promise.all(spent)
    if (wait === undefined) left--
    clock.pass(wait ?? 250)
  }
  for (const at of sent)
    expect(sent.filter((one) => one > at - 60_000 && one <= at).length).toBeLessThanOrEqual(20)
  expect(sent.length - digests.length).toBe(100)
  expect(digests[0]).toMatch(/^sendMessage 📋[\s\S]*222222[\s\S]*111111/)
  expect(digests.slice(1).every((one) => one.startsWith('editMessageText'))).toBe(true)
  expect(digests.length).toBeGreaterThanOrEqual(4)
})

test('only the desk’s lane is paced', async () => {
  const { log } = keptLog()
  const { channel, tried } = scriptedChannel(() => ({}))
  const group = await openGroup(-1, kept(), log, virtualClock())
  const lane = withDeskLanes(channel, { group, pace: createPace(), spent: () => {} })
  for (let n = 0; n < 40; n++) await lane.send({ ...parcel(`${n}`), lane: 'c' }, 0)
  expect(tried).toHaveLength(40)
})

test('however many messages are to go, each call deletes a hundred at most, and none counts', async () => {
  const { log } = keptLog()
  const gone: (readonly number[])[] = []
  const { channel } = scriptedChannel((one) => {
    gone.push(one.call.body['message_ids'] as readonly number[])
    return {}
  })
  const group = await openGroup(-1, kept(), log, virtualClock())
  const lane = withDeskLanes(channel, { group, pace: createPace(), spent: () => {} })
  const ids = Array.from({ length: 2_650 }, (_, n) => n)
  const call = { method: 'deleteMessages', body: { message_ids: ids } }
  await lane.send({ ...parcel('all'), call }, 0)
  expect(gone.map(({ length }) => length)).toEqual([...Array(26).fill(100), 50])
  expect(gone.flat()).toEqual(ids)
})

test('what is urgent finds room in a busy minute, and goes before what has waited longer', () => {
  const pace = createPace()
  let sent = 0
  while (pace.take(0, `talk ${sent}`, false) === 0) sent++
  expect(sent).toBeLessThan(19)
  expect(pace.take(0, 'alert', true)).toBe(0)
  while (pace.take(0, `alert ${sent}`, true) === 0) sent++
  expect(sent).toBe(18)
  expect(pace.take(1, 'late alert', true)).toBeGreaterThan(0)
  for (let at = 1; at < 60_000; at += 5_000) {
    expect(pace.take(at, 'talk', false)).toBeGreaterThan(0)
    expect(pace.take(at, 'late alert', true)).toBeGreaterThan(0)
  }
  pace.takeLast(0)
  expect(pace.take(60_001, 'talk', false)).toBe(0)
})

test('while Telegram asks to wait, nobody sends', () => {
  const pace = createPace()
  pace.hold(7_000)
  expect(pace.take(0, 'alert', true)).toBeGreaterThan(0)
  expect(pace.takeLast(6_999)).toBe(false)
  expect(pace.take(7_000, 'alert', true)).toBe(0)
})

test('what was refused counts for nothing', () => {
  const pace = createPace()
  for (let n = 0; n < 100; n++) {
    expect(pace.take(n, 'alert', true)).toBe(0)
    pace.giveBack(n)
  }
})
